import { INTAKE } from '../src/adapters/queue/settings.js';
import type { ServiceSteps, TryJob } from '../src/ports/service-jobs.js';
import { defineWorker, type Logging } from './define-worker.js';

/** Unpacks what was handed in and gives its documents to those who read. Safe to run twice: the flow has names of its own. */
export default defineWorker<TryJob, null, Logging & { readonly steps: ServiceSteps }>({
  queue: INTAKE,

  async run(job, { steps }) {
    await steps.intake(job);
    return null;
  },
});
