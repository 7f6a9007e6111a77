import { type BulkTaskRow, endTask, findTask, listTasks } from '../../adapters/db/service/bulk.js';
import { recordEvents } from '../../adapters/db/service/events.js';
import { recordHistory } from '../../adapters/db/service/history.js';
import type { Actor } from '../../model/desk.js';
import { refuse } from '../refusals.js';
import type { Service } from '../service.js';
import { taskEvent } from './task-event.js';

const MOST = 50;
/** What ended not long ago: who comes back to the page sees how. */
const SHOWN_MS = 3600_000;

/** Tasks that run, and those of the last hour. */
export const recentTasks = ({ db }: Service): Promise<BulkTaskRow[]> =>
  listTasks(db, new Date(Date.now() - SHOWN_MS), MOST);

export async function taskOf({ db }: Service, id: string): Promise<BulkTaskRow> {
  const task = await findTask(db, id);
  if (!task) throw refuse('task-not-found');
  return task;
}

/** Stops it after the slice in hand; what was done stays done. Gives the task as it is when it was over already. */
export async function stopTask(service: Service, id: string, actor: Actor): Promise<BulkTaskRow> {
  await taskOf(service, id);
  await service.db.transaction(async (tx) => {
    const ended = await endTask(tx, id, 'stopped');
    if (!ended) return;
    const { done, total } = ended;
    await recordHistory(tx, { actor, action: 'stop-task', subject: id, after: { done, total } });
    await recordEvents(tx, [taskEvent(ended)]);
  });
  return taskOf(service, id);
}
