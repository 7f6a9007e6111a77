import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { countStates, oldestWait } from '../adapters/db/service/submissions.js';
import { allQueues } from '../adapters/queue/settings.js';
import { submissionStates } from '../model/desk.js';
import type { Meter } from '../service/meter.js';
import type { Service } from '../service/service.js';

export interface Metrics {
  readonly meter: Meter;
  /** Seconds of an answer, by route, method and status. */
  answered(labels: { route: string; method: string; status: string }, seconds: number): void;
  /** In the text form of Prometheus; asks the database and the queue how they stand. */
  text(service: Service): Promise<string>;
  readonly contentType: string;
}

const SECONDS = [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 15, 60, 300, 900];

/** What this process counts, and what all of them share in the database. Sum the counters over the servers, not the gauges. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'jishen_' });
  const stages = new Histogram({
    name: 'jishen_stage_seconds',
    help: 'Seconds of a stage of one submission',
    labelNames: ['stage'],
    buckets: SECONDS,
    registers,
  });
  const answers = new Histogram({
    name: 'jishen_http_seconds',
    help: 'Seconds of an answer',
    labelNames: ['route', 'method', 'status'],
    buckets: SECONDS,
    registers,
  });
  const pages = new Counter({
    name: 'jishen_pages_total',
    help: 'Pages read',
    labelNames: ['kind'],
    registers,
  });
  const settled = new Counter({
    name: 'jishen_settled_total',
    help: 'Submissions settled',
    labelNames: ['state'],
    registers,
  });
  const errors = new Counter({
    name: 'jishen_errors_total',
    help: 'Files that could not be read, by code',
    labelNames: ['code'],
    registers,
  });
  const recovered = new Counter({
    name: 'jishen_recovered_total',
    help: 'Submissions handed out again because their jobs were lost',
    registers,
  });
  const submissions = new Gauge({
    name: 'jishen_submissions',
    help: 'Submissions by state',
    labelNames: ['state'],
    registers,
  });
  const age = new Gauge({
    name: 'jishen_queue_age_seconds',
    help: 'How long the oldest waiting submission has waited',
    registers,
  });
  const jobs = new Gauge({
    name: 'jishen_jobs',
    help: 'Jobs by queue and state',
    labelNames: ['queue', 'state'],
    registers,
  });
  return {
    contentType: registry.contentType,
    answered: (labels, seconds) => answers.observe(labels, seconds),
    meter: {
      stage: (stage, seconds) => stages.observe({ stage }, Math.max(0, seconds)),
      pages: (read, recognised) => {
        pages.inc({ kind: 'read' }, read);
        pages.inc({ kind: 'recognised' }, recognised);
      },
      settled: (state) => settled.inc({ state }),
      error: (code) => errors.inc({ code }),
      recovered: () => recovered.inc(),
    },
    text: async ({ db, hub }) => {
      const counts = await countStates(db);
      for (const state of submissionStates) submissions.set({ state }, counts[state]);
      age.set(((await oldestWait(db, new Date())) ?? 0) / 1000);
      for (const queue of allQueues) {
        const states = await hub.queue(queue).getJobCounts();
        for (const [state, number] of Object.entries(states)) jobs.set({ queue, state }, number);
      }
      return registry.metrics();
    },
  };
}
