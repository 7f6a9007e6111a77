import { join } from 'node:path';
import { removeFiles } from '../src/adapters/artifacts/whole-file.js';
import { ATTEMPTS, SUBMISSIONS } from '../src/adapters/queue/settings.js';
import type { ReadFailure } from '../src/model/document.js';
import { PermanentError } from '../src/ports/errors.js';
import {
  type DocumentAnswer,
  type DocumentJob,
  digestArtifact,
  reviewArtifact,
  type SubmissionAnswer,
  type SubmissionJob,
} from '../src/ports/jobs.js';
import { ChildFailure, type PageProgress } from '../src/ports/tasks.js';
import { type Attempt, defineWorker, type WorkerContext } from './define-worker.js';
import { readFile } from './read-file.js';

/** Reviews one submission from what was read of its documents. Safe to run twice: the review replaces itself. */
export default defineWorker<SubmissionJob, SubmissionAnswer>({
  queue: SUBMISSIONS,

  async run(job, context, attempt) {
    const { stores, children, scratch } = context;
    const { childAnswers, childFailures } = attempt;
    const artifacts = stores(job.store);
    const base = join(scratch, `${job.id}-${process.pid}`);
    const made: string[] = [];
    const temporary = (name: string) => {
      made.push(`${base}.${name}`);
      return made.at(-1)!;
    };
    const start = performance.now();
    try {
      const setupPath = temporary('setup');
      const answers = await childAnswers<DocumentAnswer>();
      const failed = await childFailures();
      const hasSetup = await artifacts.get(job.setup, setupPath);
      if (!hasSetup || answers.some(({ isLost }) => isLost))
        return { reviewed: false, failures: [], isLost: true };
      const own = new Map((job.reads ?? []).map((read) => [read.output, read]));
      const readOwn = await Promise.all(
        [...own].map(async ([output, read], at) => {
          const out = temporary(`own-${at}`);
          return [output, { out, ms: await readHere(read, context, out, attempt) }] as const;
        }),
      );
      const here = new Map(readOwn);
      const inputs: string[] = [];
      const failures: ReadFailure[] = [...job.failures];
      let missing = 0;
      for (const { output, file } of job.documents) {
        const input = here.get(output)?.out ?? temporary(`read-${inputs.length}`);
        if (here.has(output) || (await artifacts.get(output, input))) inputs.push(input);
        else {
          missing += 1;
          // Its job took several workers down with it, or they were killed: the rest of the submission goes on.
          failures.push({ file, code: 'crash', message: `读取“${file}”时程序多次意外退出，已跳过该文件。` });
        }
      }
      // More is missing than jobs failed: it was read and is gone, so nobody can say what is wrong with the file.
      if (missing > failed.length) return { reviewed: false, failures: [], isLost: true };

      const reading = [...answers, ...here.values()].reduce((sum, { ms }) => sum + ms, 0);
      const { source, unit, year, submitted, published, version } = job;
      const given = { source, unit, year, submitted, published, version, setup: setupPath, failures };
      const out = temporary('review');
      const digest = temporary('digest');
      const answer = await children.run({ kind: 'review', ...given, inputs, ms: reading, out, digest });
      const timed = { ...answer, readMs: reading, reviewMs: performance.now() - start };
      if (!answer.reviewed) return timed;
      // The review comes last: where it is, its digest is.
      await artifacts.put(digestArtifact(job.id), digest);
      await artifacts.put(reviewArtifact(job.id), out);
      return timed;
    } catch (error) {
      if (!(error instanceof ChildFailure)) throw error;
      if (error.reason === 'timeout') throw new PermanentError('审核超过时限，已停止');
      if (error.reason === 'memory') throw new PermanentError('审核占用内存过多，已停止');
      throw error;
    } finally {
      await removeFiles(made);
    }
  },
});

/** Reads one file of the submission and gives what it took, in ms. A child that dies is started anew, as often as a job would be. */
async function readHere(
  job: DocumentJob,
  context: WorkerContext,
  out: string,
  attempt: Attempt,
): Promise<number> {
  const start = performance.now();
  // Those who follow the submission know its documents by their ids.
  const report = (progress: PageProgress) => attempt.report({ ...progress, document: job.id });
  for (let tried = 1; ; tried += 1) {
    try {
      await readFile(job, context, { path: job.path!, out }, { isLast: tried === ATTEMPTS, report });
      return performance.now() - start;
    } catch (error) {
      if (tried === ATTEMPTS || (error instanceof ChildFailure && error.reason === 'stopped')) throw error;
    }
  }
}
