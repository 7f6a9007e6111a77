import { findBatch, lockBatch } from '../../adapters/db/service/batches.js';
import { type BulkTarget, type BulkTaskRow, insertTask } from '../../adapters/db/service/bulk.js';
import { recordEvents } from '../../adapters/db/service/events.js';
import { batchesWith, countFound, findIds, hasSigned } from '../../adapters/db/service/list.js';
import { batchesOf } from '../../adapters/db/service/many.js';
import { putSetup } from '../../adapters/db/service/setups.js';
import type { BulkOptions } from '../../model/bulk.js';
import type { Actor } from '../../model/desk.js';
import { newId } from '../names.js';
import { refuse } from '../refusals.js';
import type { Service } from '../service.js';
import { resolveSetup } from '../setups.js';
import { applyTo, type BulkStep, type Refused } from './apply.js';
import { finishBatch } from './finish-batch.js';
import { removeLeftFiles } from './left-files.js';
import { afterwards, forgetFailedReadings } from './side-effects.js';
import { AT_ONCE } from './slice.js';
import { taskEvent } from './task-event.js';

/** What a person asks to be done to submissions. */
export type BulkWish =
  | { readonly action: 'retry' | 'cancel' }
  | { readonly action: 'delete'; readonly evenSigned?: boolean }
  | { readonly action: 'assign'; readonly assignee: string | null }
  /** Without a wish under the setup of the batch as it is now. */
  | { readonly action: 'reaudit'; readonly wish: SetupWish | null };

export interface SetupWish {
  readonly rubric: string | null;
  readonly config: string | null;
}

export interface BulkOutcome {
  readonly done: readonly string[];
  readonly refused: readonly Refused[];
  /** There were too many to wait for: it goes on by itself. */
  readonly task: BulkTaskRow | null;
}

/**
 * Does it at once to so many as one transaction may hold, and to more in the background, slice by slice. `expected`: as many as
 * the person agreed to; nothing is done when there are others by now.
 */
export async function actOn(
  service: Service,
  target: BulkTarget,
  wish: BulkWish,
  { actor, expected }: { readonly actor: Actor; readonly expected?: number },
): Promise<BulkOutcome> {
  const only: BulkTarget = target.kind === 'ids' ? { kind: 'ids', ids: [...new Set(target.ids)] } : target;
  const count = only.kind === 'ids' ? only.ids.length : await countFound(service.db, only.filter);
  // Somebody agreed to a number that was shown: others may have come to the list since.
  if (expected !== undefined && expected !== count) throw refuse('list-changed');
  const { action } = wish;
  const step: BulkStep = { action, actor, options: await optionsOf(service, only, wish) };
  if (count > AT_ONCE) return { done: [], refused: [], task: await begin(service, only, step) };
  const ids = only.kind === 'ids' ? only.ids : await findIds(service.db, only.filter);
  return { ...(await doNow(service, ids, step)), task: null };
}

/** To one submission; throws the reason where it is refused. */
export async function actOnOne(service: Service, id: string, wish: BulkWish, actor: Actor): Promise<void> {
  const { refused } = await actOn(service, { kind: 'ids', ids: [id] }, wish, { actor });
  for (const { code } of refused) throw refuse(code);
}

/** Deletes a batch and all that was handed in to it: at once (null), or as a task. */
export async function removeBatch(
  service: Service,
  batch: string,
  { actor, evenSigned }: { readonly actor: Actor; readonly evenSigned: boolean },
): Promise<BulkTaskRow | null> {
  const filter = { owner: null, batch };
  if (!(await findBatch(service.db, batch))) throw refuse('batch-not-found');
  if (!evenSigned && (await hasSigned(service.db, batch))) throw refuse('signed');
  const step: BulkStep = { action: 'delete-batch', actor, options: { batch, evenSigned } };
  if ((await countFound(service.db, filter)) > AT_ONCE)
    return begin(service, { kind: 'filter', filter }, step);
  const applied = await service.db.transaction(async (tx) => {
    if (!(await lockBatch(tx, batch))) throw refuse('batch-not-found');
    const applied = await applyTo(tx, await findIds(tx, filter), step);
    // Signed in this very moment: then nothing is deleted.
    if (applied.refused.length > 0) throw refuse('signed');
    await recordEvents(tx, [...applied.events, ...(await finishBatch(tx, batch, actor))]);
    return applied;
  });
  await afterwards(service, applied);
  await removeLeftFiles(service);
  return null;
}

async function doNow(
  service: Service,
  ids: readonly string[],
  step: BulkStep,
): Promise<Pick<BulkOutcome, 'done' | 'refused'>> {
  if (step.action === 'retry') await forgetFailedReadings(service, ids);
  const applied = await service.db.transaction(async (tx) => {
    const applied = await applyTo(tx, ids, step);
    await recordEvents(tx, applied.events);
    return applied;
  });
  await afterwards(service, applied);
  if (step.action === 'delete') await removeLeftFiles(service);
  return applied;
}

async function begin(
  service: Service,
  target: BulkTarget,
  { action, options, actor }: BulkStep,
): Promise<BulkTaskRow> {
  const task = await service.db.transaction(async (tx) => {
    const row = { id: newId(), action, options, by: actor.id, byName: actor.name };
    const task = await insertTask(tx, row, target);
    await recordEvents(tx, [taskEvent(task)]);
    return task;
  });
  service.bulk.soon();
  return task;
}

async function optionsOf(service: Service, target: BulkTarget, wish: BulkWish): Promise<BulkOptions> {
  switch (wish.action) {
    case 'assign':
      return { assignee: wish.assignee };
    case 'delete':
      return { evenSigned: wish.evenSigned ?? false };
    case 'reaudit':
      return { wish: wish.wish, setups: await setupsFor(service, target, wish.wish) };
    default:
      return {};
  }
}

/** As things are now, for all slices alike. Each batch has its own list of who must hand in. */
async function setupsFor(
  service: Service,
  target: BulkTarget,
  wish: SetupWish | null,
): Promise<Record<string, string>> {
  const { db } = service;
  const ids = target.kind === 'ids' ? await batchesOf(db, target.ids) : await batchesWith(db, target.filter);
  const setups: Record<string, string> = {};
  for (const id of ids) {
    const batch = await findBatch(db, id);
    if (!batch) continue;
    const { rubric, config } = wish ?? batch;
    const { key, json } = await resolveSetup(service, { rubric, config, roster: batch.roster });
    await putSetup(db, key, json);
    setups[id] = key;
  }
  return setups;
}
