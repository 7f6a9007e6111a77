import { type BatchRow, insertBatch, lockBatch, updateBatch } from '../adapters/db/service/batches.js';
import { recordEvents } from '../adapters/db/service/events.js';
import { recordHistory } from '../adapters/db/service/history.js';
import { putSetup } from '../adapters/db/service/setups.js';
import { setPriority } from '../adapters/db/service/submissions.js';
import type { Actor } from '../model/desk.js';
import type { RosterEntry } from '../model/setup.js';
import type { OcrMode } from '../ports/tasks.js';
import { newId } from './names.js';
import { refuse } from './refusals.js';
import type { Service } from './service.js';
import { resolveSetup } from './setups.js';

export interface NewBatch {
  readonly name: string;
  readonly actor: Actor;
  /** The unit it belongs to; null: the bureau's. */
  readonly unit: string | null;
  readonly year?: number | null;
  readonly submitted?: string | null;
  readonly published?: string | null;
  /** Ids of files that an administrator keeps or that come with Jishen; null: the service's defaults. */
  readonly rubric?: string | null;
  readonly config?: string | null;
  readonly ocr?: OcrMode;
  readonly urgency?: Urgency;
  readonly roster?: readonly RosterEntry[] | null;
  readonly isOpen?: boolean;
}

/** A person waits for it, or it is a bulk run that can wait for them. */
export type Urgency = 'person' | 'bulk';
export const priorities: Readonly<Record<Urgency, number>> = { person: 1, bulk: 10 };

/** Opens a batch under a setup that stays as it is now. Throws `UsageError` for a rubric or configuration that is not there. */
export async function createBatch(service: Service, batch: NewBatch): Promise<BatchRow> {
  const { name, actor, unit, rubric = null, config = null, roster = null } = batch;
  const { key, json } = await resolveSetup(service, { rubric, config, roster });
  return service.db.transaction(async (tx) => {
    await putSetup(tx, key, json);
    const row = await insertBatch(tx, {
      id: newId(),
      name,
      unit,
      createdBy: actor.id,
      year: batch.year ?? null,
      submitted: batch.submitted ?? null,
      published: batch.published ?? null,
      rubric,
      config,
      setup: key,
      ocr: batch.ocr ?? 'auto',
      priority: priorities[batch.urgency ?? 'person'],
      roster: roster && [...roster],
      isOpen: batch.isOpen ?? false,
    });
    await recordHistory(tx, { actor, action: 'create-batch', batch: row.id, after: { name, unit } });
    await recordEvents(tx, [{ kind: 'batch-created', batch: row.id, owner: unit }]);
    return row;
  });
}

export interface BatchChange {
  readonly actor: Actor;
  readonly name?: string;
  readonly isOpen?: boolean;
  readonly urgency?: Urgency;
}

/** What is not given stays as it is. How urgent it is goes for what waits already, too. */
export function changeBatch(
  service: Service,
  id: string,
  { actor, ...change }: BatchChange,
): Promise<BatchRow> {
  return service.db.transaction(async (tx) => {
    const before = await lockBatch(tx, id);
    if (!before) throw refuse('batch-not-found');
    const { name, isOpen, urgency } = change;
    const priority = urgency && priorities[urgency];
    const given = Object.fromEntries(
      Object.entries({ name, isOpen, priority }).filter(([, value]) => value !== undefined),
    );
    if (Object.keys(given).length === 0) return before;
    const row = (await updateBatch(tx, id, given))!;
    if (priority !== undefined) await setPriority(tx, id, priority);
    await recordHistory(tx, {
      actor,
      action: 'change-batch',
      batch: id,
      before: { name: before.name, isOpen: before.isOpen, priority: before.priority },
      after: { name: row.name, isOpen: row.isOpen, priority: row.priority },
    });
    return row;
  });
}
