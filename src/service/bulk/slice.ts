import { lockBatch } from '../../adapters/db/service/batches.js';
import {
  addToTask,
  advanceTask,
  type BulkTaskRow,
  endTask,
  findTask,
  lockTask,
  nextItems,
} from '../../adapters/db/service/bulk.js';
import { type NewEvent, recordEvents, type Tx } from '../../adapters/db/service/events.js';
import { countFound } from '../../adapters/db/service/list.js';
import { isEmptyBatch } from '../../adapters/db/service/many.js';
import { addTo } from '../../text/groups.js';
import type { Service } from '../service.js';
import { type Applied, applyTo, type BulkStep } from './apply.js';
import { finishBatch } from './finish-batch.js';
import { removeLeftFiles } from './left-files.js';
import { afterwards, forgetFailedReadings } from './side-effects.js';
import { taskEvent } from './task-event.js';

/** So many are done to in one transaction: in between, others have their turn with a database that has one session. */
export const AT_ONCE = 500;
/** Of a task nobody waits for: a clerk who asks meanwhile waits no longer than this takes. */
const SLICE = 200;

/** Does the next slice of a task; false when there is nothing to do for this server. */
export async function doSlice(service: Service, id: string): Promise<boolean> {
  // Found again inside the transaction: another server may have been faster, and then nothing was lost by this.
  const ahead = (await nextItems(service.db, id, SLICE)).map(({ submission }) => submission);
  await forgetAhead(service, id, ahead);
  const applied = await service.db.transaction(async (tx) => {
    const task = await lockTask(tx, id);
    if (task?.state !== 'running') return null;
    const items = await nextItems(tx, id, SLICE);
    const step = stepOf(task);
    const applied = await applyTo(
      tx,
      items.map(({ submission }) => submission),
      step,
    );
    const progress = { upTo: items.at(-1)?.position ?? 0, done: applied.done.length };
    const next = await advanceTask(tx, task, { ...progress, refused: countsOf(applied) });
    const events = (await nextItems(tx, id, 1)).length > 0 ? [taskEvent(next)] : await finish(tx, next, step);
    await recordEvents(tx, [...applied.events, ...events]);
    return applied;
  });
  if (!applied) return false;
  await afterwards(service, applied);
  await removeLeftFiles(service);
  return true;
}

async function forgetAhead(service: Service, id: string, ahead: readonly string[]): Promise<void> {
  const task = await findTask(service.db, id);
  if (task?.action === 'retry' && task.state === 'running') await forgetFailedReadings(service, ahead);
}

const stepOf = ({ action, options, by, byName }: BulkTaskRow): BulkStep => ({
  action,
  options,
  actor: { id: by, name: byName },
});

function countsOf({ refused }: Applied): Readonly<Record<string, number>> {
  const byCode = new Map<string, string[]>();
  for (const { id, code } of refused) addTo(byCode, code, id);
  return Object.fromEntries([...byCode].map(([code, ids]) => [code, ids.length]));
}

/** All items are done with. A batch goes when nothing is left in it; what came to it meanwhile goes first. */
async function finish(tx: Tx, task: BulkTaskRow, { options, actor }: BulkStep): Promise<NewEvent[]> {
  const { batch, evenSigned = false } = options;
  const events: NewEvent[] = [];
  if (batch !== undefined && (await lockBatch(tx, batch))) {
    const filter = { owner: null, batch, ...(evenSigned ? {} : { sign: 'open' as const }) };
    if ((await countFound(tx, filter)) > 0)
      return [taskEvent(await addToTask(tx, task.id, { kind: 'filter', filter }))];
    // What was signed meanwhile stays, and the batch with it.
    if (await isEmptyBatch(tx, batch)) events.push(...(await finishBatch(tx, batch, actor)));
  }
  const ended = await endTask(tx, task.id, 'done');
  return [...events, ...(ended ? [taskEvent(ended)] : [])];
}
