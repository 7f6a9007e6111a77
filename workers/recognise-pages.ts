import { join } from 'node:path';
import { removeFiles } from '../src/adapters/artifacts/whole-file.js';
import { PAGES } from '../src/adapters/queue/settings.js';
import { PermanentError } from '../src/ports/errors.js';
import { type PagesAnswer, type PagesJob, pagesArtifact, type RangeProgress } from '../src/ports/jobs.js';
import { ChildFailure, type PageProgress } from '../src/ports/tasks.js';
import { defineWorker } from './define-worker.js';

/**
 * Recognises some pages of one file in a child. Safe to run twice: the result replaces itself. Whatever goes wrong costs time
 * only, since the document then recognises these pages itself, and says what is wrong with them.
 */
export default defineWorker<PagesJob, PagesAnswer>({
  queue: PAGES,

  async run(job, { stores, children, scratch }, { report }) {
    const { file, sha256, limits, taskLimits, ocr, pages, document, total } = job;
    const start = performance.now();
    const answer = (ok: boolean): PagesAnswer => ({ ok, ms: performance.now() - start });
    const artifacts = stores(job.store);
    const name = pagesArtifact(job.id);
    if (await artifacts.has(name)) return answer(true);

    const base = join(scratch, `${job.id}-${process.pid}`);
    const [original, out] = [`${base}.in`, `${base}.pages`];
    const tell = (progress: PageProgress) => {
      const told: RangeProgress = { ...progress, document, total };
      report(told);
    };
    try {
      if (job.artifact && !(await artifacts.get(job.artifact, original))) return answer(false);
      const path = job.artifact ? original : job.path!;
      const task = { kind: 'recognise', path, file, sha256, limits, ocr, pages, out } as const;
      const { ok } = await children.run(task, { limits: taskLimits, onPage: tell });
      if (ok) await artifacts.put(name, out);
      return answer(ok);
    } catch (error) {
      const reason = error instanceof ChildFailure ? error.reason : null;
      // They run out again the next time.
      if (reason === 'timeout' || reason === 'memory') throw new PermanentError(reason);
      throw error;
    } finally {
      await removeFiles([original, out]);
    }
  },
});
