import { lockBatch, updateBatch } from '../adapters/db/service/batches.js';
import { recordEvents } from '../adapters/db/service/events.js';
import { recordHistory } from '../adapters/db/service/history.js';
import { lockMany } from '../adapters/db/service/many.js';
import { putSetup } from '../adapters/db/service/setups.js';
import {
  findSubmission,
  type SubmissionChange,
  type SubmissionRow,
} from '../adapters/db/service/submissions.js';
import type { Actor } from '../model/desk.js';
import type { RosterEntry } from '../model/setup.js';
import { actOnOne, type SetupWish } from './bulk/act-on.js';
import { waitAgain } from './bulk/apply.js';
import { afterwards } from './bulk/side-effects.js';
import { refuse } from './refusals.js';
import type { Service } from './service.js';
import { resolveSetup } from './setups.js';

/** A submission that is to be reviewed once more, or not at all. What people decided stays with the findings' keys. */

/** Tries again to read what could not be read, for whatever may pass. */
export const retry = (service: Service, id: string, actor: Actor): Promise<SubmissionRow> =>
  actAndFind(service, id, 'retry', actor);

/** Stops what is still on its way. What was reviewed before stays readable. */
export const cancel = (service: Service, id: string, actor: Actor): Promise<SubmissionRow> =>
  actAndFind(service, id, 'cancel', actor);

async function actAndFind(
  service: Service,
  id: string,
  action: 'retry' | 'cancel',
  actor: Actor,
): Promise<SubmissionRow> {
  await actOnOne(service, id, { action }, actor);
  return found(service, id);
}

async function found({ db }: Service, id: string): Promise<SubmissionRow> {
  const row = await findSubmission(db, id);
  if (!row) throw refuse('submission-not-found');
  return row;
}

export interface Given {
  readonly unit?: string | null;
  readonly year?: number | null;
  readonly submitted?: string | null;
  readonly published?: string | null;
}

/** Takes what a person knows better: unit, year, dates. The submission is reviewed anew with it. */
export async function correct(
  service: Service,
  id: string,
  given: Given,
  actor: Actor,
): Promise<SubmissionRow> {
  const change: SubmissionChange = {};
  if (given.unit !== undefined) change.givenUnit = given.unit;
  if (given.year !== undefined) change.givenYear = given.year;
  if (given.submitted !== undefined) change.givenSubmitted = given.submitted;
  if (given.published !== undefined) change.givenPublished = given.published;
  const told = await service.db.transaction(async (tx) => {
    const rows = await lockMany(tx, [id]);
    if (rows.length === 0) throw refuse('submission-not-found');
    if (rows.some(({ sign }) => sign === 'signed')) throw refuse('signed');
    const step = { action: 'correct', actor, options: { wish: given } } as const;
    const told = await waitAgain(tx, rows, step, change);
    await recordEvents(tx, told.events);
    return told;
  });
  await afterwards(service, told);
  return found(service, id);
}

/** Gives a batch another setup, under which its later submissions come as well. */
export async function setUpBatch(
  service: Service,
  batch: string,
  { wish, roster, actor }: { wish: SetupWish; roster: readonly RosterEntry[] | null; actor: Actor },
): Promise<void> {
  const { key, json } = await resolveSetup(service, { ...wish, roster });
  await service.db.transaction(async (tx) => {
    const before = await lockBatch(tx, batch);
    if (!before) throw refuse('batch-not-found');
    await putSetup(tx, key, json);
    await updateBatch(tx, batch, { ...wish, setup: key, roster: roster && [...roster] });
    await recordHistory(tx, {
      actor,
      action: 'set-up-batch',
      batch,
      before: { rubric: before.rubric, config: before.config, units: before.roster?.length ?? null },
      after: { ...wish, units: roster?.length ?? null },
    });
  });
}
