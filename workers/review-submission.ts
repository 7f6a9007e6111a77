import { join } from 'node:path';
import { removeFiles } from '../src/adapters/artifacts/whole-file.js';
import { SUBMISSIONS } from '../src/adapters/queue/settings.js';
import type { ReadFailure } from '../src/model/document.js';
import { PermanentError } from '../src/ports/errors.js';
import {
  type DocumentAnswer,
  digestArtifact,
  reviewArtifact,
  type SubmissionAnswer,
  type SubmissionJob,
} from '../src/ports/jobs.js';
import { ChildFailure } from '../src/ports/tasks.js';
import { defineWorker } from './define-worker.js';
import { type Input, reviewInputs } from './review-inputs.js';

/** Reviews one submission from what was read of its documents. Safe to run twice: the review replaces itself. */
export default defineWorker<SubmissionJob, SubmissionAnswer>({
  queue: SUBMISSIONS,

  async run(job, context, attempt) {
    const { stores, scratch } = context;
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
      const setup = temporary('setup');
      const answers = await childAnswers<DocumentAnswer>();
      const failed = await childFailures();
      const hasSetup = await artifacts.get(job.setup, setup);
      if (!hasSetup || answers.some(({ isLost }) => isLost))
        return { reviewed: false, failures: [], isLost: true };
      const reads = new Map((job.reads ?? []).map((read) => [read.output, read]));
      const inputs: Input[] = [];
      const failures: ReadFailure[] = [...job.failures];
      let missing = 0;
      for (const [at, { output, file }] of job.documents.entries()) {
        const read = reads.get(output);
        const path = temporary(`read-${at}`);
        if (read || (await artifacts.get(output, path))) inputs.push({ path, read: read ?? null });
        else {
          missing += 1;
          // Its job took several workers down with it, or they were killed: the rest of the submission goes on.
          failures.push({ file, code: 'crash', message: `读取“${file}”时程序多次意外退出，已跳过该文件。` });
        }
      }
      // More is missing than jobs failed: it was read and is gone, so nobody can say what is wrong with the file.
      if (missing > failed.length) return { reviewed: false, failures: [], isLost: true };

      const reading = answers.reduce((sum, { ms }) => sum + ms, 0);
      const { source, unit, year, submitted, published, version } = job;
      const given = { source, unit, year, submitted, published, version, setup, failures, ms: reading };
      const out = temporary('review');
      const digest = temporary('digest');
      const answer = await reviewInputs({ kind: 'review', ...given, out, digest }, inputs, context, attempt);
      const timed = { ...answer, readMs: reading + answer.readMs, reviewMs: performance.now() - start };
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
