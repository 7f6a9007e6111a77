import type { Worker } from 'bullmq';
import compareBatch from '../../workers/compare-batch.js';
import settleSubmission from '../../workers/settle-submission.js';
import { startWorker } from '../../workers/start-worker.js';
import takeIn from '../../workers/take-in.js';
import { queueTimes } from '../adapters/queue/settings.js';
import type { ServiceSteps } from '../ports/service-jobs.js';
import { compare } from './compare.js';
import { intake } from './intake.js';
import type { Service } from './service.js';
import { settle } from './settle.js';

/** How many of each at once: they wait for the database and the file store, hardly for the processor. */
const TAKE_IN = 4;
const SETTLE = 4;

/** Starts the workers that need the database. */
export function startSteps(service: Service): Worker[] {
  const steps: ServiceSteps = {
    intake: (job) => intake(service, job),
    settle: (job, answer) => settle(service, job, answer),
    compare: (job) => compare(service, job),
  };
  const context = { steps, log: (line: string) => service.log.debug(line) };
  const times = queueTimes();
  return [
    startWorker(takeIn, service.hub, context, { concurrency: TAKE_IN, times }),
    startWorker(settleSubmission, service.hub, context, { concurrency: SETTLE, times }),
    startWorker(compareBatch, service.hub, context, { concurrency: 1, times }),
  ];
}
