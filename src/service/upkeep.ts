import { forgetTasks } from '../adapters/db/service/bulk.js';
import { forgetEvents } from '../adapters/db/service/events.js';
import { tidyTables } from '../adapters/db/tidy.js';
import { removeLeftFiles } from './bulk/left-files.js';
import { removeOldOriginals } from './retention.js';
import type { Service } from './service.js';
import { sweep } from './sweep.js';

const HOUR_MS = 3600_000;
const TIDY_MS = 20_000;
const DAY_MS = 24 * HOUR_MS;

export interface Upkeep {
  stop(): Promise<void>;
}

/** What is done now and then: lost jobs are found, and what is past its time is forgotten. */
export function openUpkeep(service: Service, now: () => number = Date.now): Upkeep {
  const { queue, retention } = service.config.settings;
  const every = queue.sweepSeconds * 1000;
  let running: Promise<unknown> = Promise.resolve();
  const inTurn = (what: string, step: () => Promise<unknown>) => {
    running = running
      .then(step)
      .catch((error: Error) => service.log.warn(`${what} failed`, { error: error.name }));
  };
  const look = () => {
    inTurn('sweep', () => sweep(service, new Date(Date.now() - every)));
    inTurn('left files', () => removeLeftFiles(service));
  };
  const daysAgo = (days: number) => new Date(now() - days * DAY_MS);
  const { eventsDays, originalsDays } = retention;
  const tidy = () => {
    inTurn('tidy', () => forgetEvents(service.db, daysAgo(eventsDays)));
    inTurn('tidy', () => forgetTasks(service.db, daysAgo(eventsDays)));
    if (originalsDays !== null)
      inTurn('retention', () => removeOldOriginals(service, daysAgo(originalsDays)));
  };
  const sweepOut = () => inTurn('vacuum', () => tidyTables(service.db));
  const isOurs = service.database.source.kind === 'embedded';
  const timers = [setInterval(look, every), setInterval(tidy, HOUR_MS)];
  if (isOurs) timers.push(setInterval(sweepOut, TIDY_MS));
  look();
  tidy();
  return {
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      await running;
    },
  };
}
