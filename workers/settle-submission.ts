import { SETTLE } from '../src/adapters/queue/settings.js';
import type { SubmissionAnswer } from '../src/ports/jobs.js';
import type { ServiceSteps, TryJob } from '../src/ports/service-jobs.js';
import { defineWorker, type Logging } from './define-worker.js';

/** Writes down what became of a submission. Safe to run twice: a submission is settled once. */
export default defineWorker<TryJob, null, Logging & { readonly steps: ServiceSteps }>({
  queue: SETTLE,

  async run(job, { steps }, { childAnswers, childFailures }) {
    const [answer] = await childAnswers<SubmissionAnswer>();
    const [reason] = await childFailures();
    await steps.settle(job, answer ? { kind: 'answered', answer } : { kind: 'failed', reason: reason ?? '' });
    return null;
  },
});
