import { count, inArray } from 'drizzle-orm';
import { handOut } from '../adapters/db/service/submissions.js';
import { submissions } from '../adapters/db/service-schema.js';
import { INTAKE, jobOptions, queueTimes } from '../adapters/queue/settings.js';
import type { TryJob } from '../ports/service-jobs.js';
import { jobIdOf } from './names.js';
import type { Service } from './service.js';

/** Handed out at once, unless the settings say otherwise: enough for a dozen machines, little for Redis. */
const WINDOW = 64;
/** Several things that happen together are one reason to look. */
const TOGETHER_MS = 50;
const REGULARLY_MS = 5000;

export interface Dispatcher {
  soon(): void;
  /** No more is handed out; what is being handed out now is finished. */
  stop(): Promise<void>;
}

/** Keeps the queue supplied from those that wait in the database, as far as the window goes. */
export function openDispatcher(service: () => Service): Dispatcher {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();
  let isStopped = false;
  const soon = () => {
    if (isStopped || timer) return;
    timer = setTimeout(() => {
      timer = null;
      running = running
        .then(() => (isStopped ? undefined : dispatch(service())))
        .catch((error: Error) => {
          service().log.warn('dispatch failed', { error: error.name });
        });
    }, TOGETHER_MS);
  };
  const regularly = setInterval(soon, REGULARLY_MS);
  return {
    soon,
    stop: async () => {
      isStopped = true;
      clearInterval(regularly);
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}

/** Fills the window once. */
export async function dispatch(service: Service): Promise<void> {
  const { db, hub, config } = service;
  const window = config.settings.queue.window ?? WINDOW;
  const [underway] = await db
    .select({ number: count() })
    .from(submissions)
    .where(inArray(submissions.state, ['queued', 'reading']));
  const room = window - (underway?.number ?? 0);
  // Not one by one: asking who is next costs the same for half a window.
  if (room < Math.min(window, Math.ceil(window / 4))) return;
  const taken = await handOut(db, room);
  if (taken.length === 0) return;
  const settings = jobOptions(queueTimes());
  await hub.queue(INTAKE).addBulk(
    taken.map((row) => {
      const id = jobIdOf(row);
      const data: TryJob = { id, submission: row.id, attempt: row.attempt };
      return { name: 'intake', data, opts: { ...settings, jobId: id, priority: row.priority } };
    }),
  );
}
