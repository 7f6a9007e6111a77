import { COMPARE } from '../src/adapters/queue/settings.js';
import type { CompareJob, ServiceSteps } from '../src/ports/service-jobs.js';
import { defineWorker, type Logging } from './define-worker.js';

/** Holds the submissions of a batch against each other. Safe to run twice: the words replace those of the last time. */
export default defineWorker<CompareJob, null, Logging & { readonly steps: ServiceSteps }>({
  queue: COMPARE,

  async run(job, { steps }) {
    await steps.compare(job);
    return null;
  },
});
