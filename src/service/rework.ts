import { lockBatch, markChanged, updateBatch } from '../adapters/db/service/batches.js';
import { documentsOf } from '../adapters/db/service/documents.js';
import { recordEvents, type Tx } from '../adapters/db/service/events.js';
import { recordHistory } from '../adapters/db/service/history.js';
import { putSetup } from '../adapters/db/service/setups.js';
import {
  findSubmission,
  lockSubmission,
  type SubmissionChange,
  type SubmissionRow,
  stateEvent,
  updateSubmission,
} from '../adapters/db/service/submissions.js';
import { SETTLE } from '../adapters/queue/settings.js';
import { type Actor, openStates } from '../model/desk.js';
import type { RosterEntry } from '../model/setup.js';
import { mayPass } from './failures.js';
import { jobIdOf } from './names.js';
import { refuse } from './refusals.js';
import type { Service } from './service.js';
import { resolveSetup } from './setups.js';

/** Submissions that are to be reviewed once more, or not at all. What people decided stays with the findings' keys. */

/** Tries again to read what could not be read, for whatever may pass. */
export async function retry(service: Service, id: string, actor: Actor): Promise<SubmissionRow> {
  const before = await findSubmission(service.db, id);
  if (!before) throw refuse('submission-not-found');
  const failed = new Set(before.failures.filter(({ code }) => mayPass(code)).map(({ file }) => file));
  const documents = await documentsOf(service.db, id);
  const readings = documents.filter(({ file }) => failed.has(file)).map(({ read }) => read);
  // What was written down as unreadable would be believed again.
  await service.files.remove(readings);
  return waitAgain(service, id, { actor, action: 'retry', change: { losses: 0, intakeFailures: null } });
}

export interface Given {
  readonly unit?: string | null;
  readonly year?: number | null;
  readonly submitted?: string | null;
  readonly published?: string | null;
}

/** Takes what a person knows better: unit, year, dates. The submission is reviewed anew with it. */
export function correct(service: Service, id: string, given: Given, actor: Actor): Promise<SubmissionRow> {
  const change: SubmissionChange = {};
  if (given.unit !== undefined) change.givenUnit = given.unit;
  if (given.year !== undefined) change.givenYear = given.year;
  if (given.submitted !== undefined) change.givenSubmitted = given.submitted;
  if (given.published !== undefined) change.givenPublished = given.published;
  return waitAgain(service, id, { actor, action: 'correct', change, after: given });
}

export interface SetupWish {
  readonly rubric: string | null;
  readonly config: string | null;
}

export interface ReauditResult {
  readonly again: readonly string[];
  /** Signed: they stay as they are. */
  readonly signed: readonly string[];
}

/** Reviews submissions under another score sheet or configuration; signed ones stay as they are. */
export async function reaudit(
  service: Service,
  ids: readonly string[],
  { wish, roster, actor }: { wish: SetupWish; roster: readonly RosterEntry[] | null; actor: Actor },
): Promise<ReauditResult> {
  const { key, json } = await resolveSetup(service, { ...wish, roster });
  await putSetup(service.db, key, json);
  const again: string[] = [];
  const signed: string[] = [];
  for (const id of ids) {
    const row = await findSubmission(service.db, id);
    if (!row) continue;
    if (row.sign === 'signed') {
      signed.push(id);
      continue;
    }
    await waitAgain(service, id, { actor, action: 'reaudit', change: { setup: key }, after: wish });
    again.push(id);
  }
  return { again, signed };
}

/** The same for a batch, whose later submissions come under it as well. */
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

/** Stops what is still on its way. What was reviewed before stays readable. */
export async function cancel(service: Service, id: string, actor: Actor): Promise<SubmissionRow> {
  const row = await service.db.transaction(async (tx) => {
    const before = await lockSubmission(tx, id);
    if (!before) throw refuse('submission-not-found');
    if (!openStates.includes(before.state)) throw refuse('not-open');
    const next = (await updateSubmission(tx, id, { state: 'cancelled', settled: new Date() }))!;
    await markChanged(tx, next.batch);
    await recordHistory(tx, { actor, action: 'cancel', batch: next.batch, submission: id });
    await recordEvents(tx, [stateEvent(next)]);
    return next;
  });
  await dropJobs(service, row);
  service.dispatch.soon();
  return row;
}

interface AgainOptions {
  readonly actor: Actor;
  readonly action: string;
  readonly change: SubmissionChange;
  readonly after?: unknown;
}

async function waitAgain(
  service: Service,
  id: string,
  { actor, action, change, after }: AgainOptions,
): Promise<SubmissionRow> {
  const { before, next } = await service.db.transaction(async (tx) => {
    const before = await lockSubmission(tx, id);
    if (!before) throw refuse('submission-not-found');
    if (before.sign === 'signed') throw refuse('signed');
    const next = await enqueueAgain(tx, before, change);
    await recordHistory(tx, {
      actor,
      action,
      batch: before.batch,
      submission: id,
      before: { state: before.state, failures: before.failures.map(({ code }) => code) },
      after: after ?? null,
    });
    await recordEvents(tx, [stateEvent(next)]);
    return { before, next };
  });
  if (before.state === 'queued' || before.state === 'reading') await dropJobs(service, before);
  service.dispatch.soon();
  return next;
}

async function enqueueAgain(tx: Tx, row: SubmissionRow, change: SubmissionChange): Promise<SubmissionRow> {
  await markChanged(tx, row.batch);
  const next = { ...change, state: 'waiting' as const, attempt: row.attempt + 1, waiting: new Date() };
  return (await updateSubmission(tx, row.id, next))!;
}

/** Nobody waits for the answer any more. What runs already is finished, and then ignored. */
async function dropJobs({ hub }: Service, row: SubmissionRow): Promise<void> {
  const job = await hub.queue(SETTLE).getJob(jobIdOf(row));
  await job?.remove({ removeChildren: true }).catch(() => undefined);
}
