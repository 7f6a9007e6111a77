import { ATTEMPTS } from '../src/adapters/queue/settings.js';
import { isLasting } from '../src/ports/cache.js';
import type { DocumentJob } from '../src/ports/jobs.js';
import {
  ChildFailure,
  type InputProgress,
  type OwnRead,
  type PageProgress,
  type ReviewAnswer,
  type ReviewTask,
} from '../src/ports/tasks.js';
import type { Attempt, WorkerContext } from './define-worker.js';
import { readFile } from './read-file.js';

/** A document of a submission: what was read of it lies at `path`, or is to go there once `read` was done. */
export interface Input {
  readonly path: string;
  readonly read: DocumentJob | null;
}

/** A report of text is read and reviewed in a tenth of a second. What takes so long is better watched file by file. */
const AT_ONCE_MS = 20_000;
/** They are read in minutes, and by several children. */
const PICTURES = /\.(?:pdf|ofd|jpe?g|png|tiff?|bmp|webp|gif)$/i;

/**
 * Has a child review the inputs, those that were not read yet included. One task for all where that is likely to go well: what
 * is read need not be packed, written, read and unpacked. Where it does not go well, file by file, so that it is known which one
 * is to blame.
 */
export async function reviewInputs(
  task: Omit<ReviewTask, 'inputs'>,
  inputs: readonly Input[],
  context: WorkerContext,
  attempt: Attempt,
): Promise<ReviewAnswer> {
  const quick = await reviewAtOnce(task, inputs, context, attempt);
  if (quick) return quick;
  const start = performance.now();
  await Promise.all(inputs.map((input) => readHere(input, context, attempt)));
  const ms = task.ms + performance.now() - start;
  const paths = inputs.map(({ path }) => path);
  const answer = await context.children.run({ ...task, inputs: paths, ms });
  return { ...answer, readMs: ms - task.ms };
}

/** Null where it is not worth trying, or did not work. */
async function reviewAtOnce(
  task: Omit<ReviewTask, 'inputs'>,
  inputs: readonly Input[],
  { children, cache }: WorkerContext,
  { report }: Attempt,
): Promise<ReviewAnswer | null> {
  const reads = inputs.flatMap(({ read }) => (read ? [read] : []));
  if (reads.length === 0 || reads.some(({ file }) => PICTURES.test(file))) return null;
  const given: (string | OwnRead)[] = [];
  for (const { path, read } of inputs) {
    const keep = read?.keep ?? null;
    if (!read || (keep !== null && (await cache?.get(keep, path)))) given.push(path);
    else given.push(ownRead(read, cache && keep !== null ? path : null));
  }
  const taskLimits = reads[0]!.taskLimits;
  const limits = {
    ...taskLimits,
    idleMs: Math.min(taskLimits.idleMs, AT_ONCE_MS),
    totalMs: Math.min(taskLimits.totalMs, AT_ONCE_MS),
  };
  // Those who follow the submission know its documents by their ids.
  const onPage = (progress: PageProgress) => {
    const { input, ...pages } = progress as InputProgress;
    const document = inputs[input]?.read?.id;
    if (document !== undefined) report({ ...pages, document });
  };
  try {
    const answer = await children.run({ ...task, inputs: given }, { limits, onPage });
    for (const [at, { path, read }] of inputs.entries()) {
      const failure = answer.failures.find(({ file }) => file === read?.file);
      const isMade = typeof given[at] !== 'string' && read?.keep && (!failure || isLasting(failure));
      if (isMade) await cache?.put(read.keep!, path);
    }
    return answer;
  } catch (error) {
    if (error instanceof ChildFailure && error.reason === 'stopped') throw error;
    return null;
  }
}

function ownRead({ path, file, sha256, limits, ocr }: DocumentJob, out: string | null): OwnRead {
  return { path: path!, file, sha256, limits, ocr, out };
}

/** A child that dies is started anew, as often as a job would be. */
async function readHere({ path, read }: Input, context: WorkerContext, attempt: Attempt): Promise<void> {
  if (!read) return;
  const report = (progress: PageProgress) => attempt.report({ ...progress, document: read.id });
  for (let tried = 1; ; tried += 1) {
    try {
      const isLast = tried === ATTEMPTS;
      await readFile(read, context, { path: read.path!, out: path }, { isLast, report });
      return;
    } catch (error) {
      if (tried === ATTEMPTS || (error instanceof ChildFailure && error.reason === 'stopped')) throw error;
    }
  }
}
