import { uncomparedBatches } from '../adapters/db/service/batches.js';
import { type SubmissionRow, takeUnchecked } from '../adapters/db/service/submissions.js';
import { INTAKE, SETTLE } from '../adapters/queue/settings.js';
import { compareSoon } from './compare.js';
import { jobIdOf } from './names.js';
import type { Service } from './service.js';
import { tryAgain } from './settle.js';

const AT_ONCE = 500;
/** A job that has one of these states is looked after by the queue. */
const ALIVE = new Set(['active', 'waiting', 'delayed', 'prioritized', 'waiting-children']);

/**
 * Hands out again what was handed out and has no living job: the queue lost it, or failed at writing it down. Also has
 * batches compared whose comparison was lost. Gives how many submissions were lost.
 */
export async function sweep(service: Service, untouchedSince: Date): Promise<number> {
  let lost = 0;
  for (;;) {
    const rows = await takeUnchecked(service.db, untouchedSince, AT_ONCE);
    for (const row of rows) {
      if (await isAlive(service, row)) continue;
      lost += 1;
      await tryAgain(service, row);
    }
    if (rows.length < AT_ONCE) break;
  }
  for (const { id } of await uncomparedBatches(service.db)) await compareSoon(service, id);
  service.dispatch.soon();
  return lost;
}

async function isAlive({ hub }: Service, row: SubmissionRow): Promise<boolean> {
  const id = jobIdOf(row);
  for (const name of [INTAKE, SETTLE]) {
    const state = await hub.queue(name).getJobState(id);
    if (ALIVE.has(state)) return true;
  }
  return false;
}
