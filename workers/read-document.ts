import { join } from 'node:path';
import { removeFiles } from '../src/adapters/artifacts/whole-file.js';
import { DOCUMENTS } from '../src/adapters/queue/settings.js';
import type { DocumentAnswer, DocumentJob, PagesAnswer } from '../src/ports/jobs.js';
import { defineWorker } from './define-worker.js';
import { readFile } from './read-file.js';

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
      const isRead = await readFile(job, context, { path, recognised, out }, attempt);
      await artifacts.put(job.output, out);
      await artifacts.remove(ranges);
      return answer(isRead);
    } finally {
      await removeFiles([original, out, ...recognised]);
    }
  },
});
