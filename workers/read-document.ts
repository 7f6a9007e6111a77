import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeGzip } from '../src/adapters/artifacts/gzip.js';
import { DOCUMENTS } from '../src/adapters/queue/settings.js';
import type { ReadFailure, ReadResult } from '../src/model/document.js';
import type { DocumentAnswer, DocumentJob, PagesAnswer } from '../src/ports/jobs.js';
import { ChildFailure, type ReadTask } from '../src/ports/tasks.js';
import { type Attempt, defineWorker, type WorkerContext } from './define-worker.js';

/** Reads one file in a child. Safe to run twice: the result replaces itself. */
export default defineWorker<DocumentJob, DocumentAnswer>({
  queue: DOCUMENTS,

  async run(job, context, attempt) {
    const start = performance.now();
    const { ranges = [] } = job;
    const ranged = ranges.length > 0 ? await attempt.childAnswers<PagesAnswer>() : [];
    const before = ranged.reduce((sum, { ms }) => sum + ms, 0);
    const answer = (ok: boolean): DocumentAnswer => ({ ok, ms: before + performance.now() - start });
    const artifacts = context.stores(job.store);
    if (await artifacts.has(job.output)) {
      await artifacts.remove(ranges);
      return answer(true);
    }

    const scratch = join(context.scratch, `${job.id}-${process.pid}`);
    const [original, out] = [`${scratch}.in`, `${scratch}.read`];
    const recognised = ranges.map((_, at) => `${scratch}.pages-${at}`);
    try {
      if (job.artifact && !(await artifacts.get(job.artifact, original))) {
        return { ...answer(false), isLost: true };
      }
      for (const [at, name] of ranges.entries()) await artifacts.get(name, recognised[at]!);
      const path = job.artifact ? original : job.path!;
      const failure = await read(job, context, { path, recognised, out }, attempt);
      if (failure) await writeGzip(out, JSON.stringify({ ok: false, failure } satisfies ReadResult));
      await artifacts.put(job.output, out);
      await artifacts.remove(ranges);
      return answer(failure === null);
    } finally {
      await Promise.all([original, out, ...recognised].map((path) => rm(path, { force: true })));
    }
  },
});

/** Null when the child wrote a result; a failure when there will never be one. Throws for another try. */
async function read(
  job: DocumentJob,
  { children }: WorkerContext,
  paths: Pick<ReadTask, 'path' | 'recognised' | 'out'>,
  { isLast, report }: Attempt,
): Promise<ReadFailure | null> {
  const { file, sha256, limits, taskLimits, ocr } = job;
  try {
    const task = { kind: 'read', file, sha256, limits, ocr, ...paths } as const;
    await children.run(task, { limits: taskLimits, onPage: report });
    return null;
  } catch (error) {
    return describe(file, error as Error, isLast);
  }
}

/** Time and memory run out again the next time; a crash may have had another cause, and so may an error of ours. */
function describe(file: string, error: Error, isLast: boolean): ReadFailure {
  const reason = error instanceof ChildFailure ? error.reason : null;
  if (reason === 'timeout') return { file, code: 'timeout', message: `“${file}”的读取超过时限，已停止。` };
  if (reason === 'memory') return { file, code: 'memory', message: `“${file}”的读取占用内存过多，已停止。` };
  if (reason === 'stopped' || !isLast) throw error;
  if (reason === 'crash')
    return { file, code: 'crash', message: `读取“${file}”时程序多次意外退出，已跳过该文件。` };
  return {
    file,
    code: 'unreadable',
    message: `读取“${file}”时程序出错（${error.message.split('\n')[0]}）。`,
  };
}
