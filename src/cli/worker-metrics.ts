import type { Job, Worker } from 'bullmq';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.05, 0.2, 0.5, 1, 2, 5, 15, 60, 300, 900];

/** What this worker did, in the text form of Prometheus; how the queue stands is told by the server. */
export function openWorkerMetrics(workers: readonly Worker[]): Registry {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'jishen_' });
  const jobs = new Counter({
    name: 'jishen_worker_jobs_total',
    help: 'Jobs that ended here, by queue and outcome; one that is tried again is counted again',
    labelNames: ['queue', 'outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'jishen_worker_job_seconds',
    help: 'Seconds of a job',
    labelNames: ['queue'],
    buckets: SECONDS,
    registers,
  });
  const active = new Gauge({
    name: 'jishen_worker_active',
    help: 'Jobs in hand',
    labelNames: ['queue'],
    registers,
  });
  for (const worker of workers) {
    const queue = worker.name;
    active.set({ queue }, 0);
    const ended = (outcome: string, job: Job | undefined) => {
      active.dec({ queue });
      jobs.inc({ queue, outcome });
      if (job?.processedOn) seconds.observe({ queue }, Math.max(0, Date.now() - job.processedOn) / 1000);
    };
    worker.on('active', () => active.inc({ queue }));
    worker.on('completed', (job) => ended('done', job));
    worker.on('failed', (job) => ended('failed', job));
  }
  return registry;
}
