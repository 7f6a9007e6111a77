import {
  adjustmentsOf,
  decisionsOf,
  dropAdjustment,
  dropDecision,
  putAdjustment,
  putDecision,
} from '../adapters/db/service/desk.js';
import { recordEvents, type Tx } from '../adapters/db/service/events.js';
import { recordHistory } from '../adapters/db/service/history.js';
import {
  findSubmission,
  lockSubmission,
  type SubmissionRow,
  updateSubmission,
} from '../adapters/db/service/submissions.js';
import type { Actor, Adjustment, Decision, EventKind, Verdict } from '../model/desk.js';
import type { Review } from '../model/review.js';
import { type FinalSheet, finalSheet } from '../rubric/final-sheet.js';
import { readReview } from './read-review.js';
import { refuse } from './refusals.js';
import type { Service } from './service.js';

/** What people decide on a submission. Each step is history, and none is possible on what is signed. */

export interface DeskState {
  readonly decisions: readonly Decision[];
  readonly adjustments: readonly Adjustment[];
}

export async function deskState(db: Tx, submission: string): Promise<DeskState> {
  const decisions = await decisionsOf(db, submission);
  const adjustments = await adjustmentsOf(db, submission);
  return {
    decisions: decisions.map(({ submission: _, at, ...rest }) => ({ ...rest, at: at.toISOString() })),
    adjustments: adjustments.map(({ submission: _, at, ...rest }) => ({ ...rest, at: at.toISOString() })),
  };
}

/** The score sheet as it stands; null without a review. */
export async function sheetOf(service: Service, row: SubmissionRow): Promise<FinalSheet | null> {
  const review = await readReview(service, row);
  if (!review) return null;
  const { decisions, adjustments } = await deskState(service.db, row.id);
  return finalSheet(review, decisions, adjustments);
}

export interface DecisionInput {
  readonly verdict: Verdict | null;
  readonly reason: string | null;
  readonly note: string | null;
}

/** Accepts or dismisses a finding, or notes something on it; null takes the decision back. */
export function decide(
  service: Service,
  { submission, finding, actor }: { submission: string; finding: string; actor: Actor },
  input: DecisionInput | null,
): Promise<void> {
  return change(service, submission, actor, 'submission-decided', async (tx, row, review) => {
    const before = (await deskState(tx, row.id)).decisions.find((one) => one.finding === finding) ?? null;
    const found = review.findings.find(({ key }) => key === finding);
    // A decision on a finding that is gone since may still be taken back.
    if (!found && (input !== null || !before)) throw refuse('finding-not-found');
    if (input?.verdict === 'dismissed' && !input.reason?.trim()) throw refuse('reason-missing');
    if (input === null && !before) return null;
    if (input === null) await dropDecision(tx, row.id, finding);
    else {
      await putDecision(tx, {
        ...input,
        submission: row.id,
        finding,
        rule: found!.rule,
        by: actor.id,
        byName: actor.name,
        at: new Date(),
      });
    }
    return {
      action: input === null ? 'undo-decision' : (input.verdict ?? 'note'),
      subject: finding,
      before: before && shortOf(before),
      after: input,
      reason: input?.reason ?? null,
    };
  });
}

export interface AdjustmentInput {
  readonly points: number | null;
  readonly reason: string | null;
}

/** Puts a person's points and wording in place of the suggestion; null takes them back. */
export function adjust(
  service: Service,
  { submission, criterion, actor }: { submission: string; criterion: string; actor: Actor },
  input: AdjustmentInput | null,
): Promise<void> {
  return change(service, submission, actor, 'submission-decided', async (tx, row, review) => {
    const line = review.rubric.criteria.find(({ id }) => id === criterion);
    if (!line) throw refuse('criterion-not-found');
    if (input?.points != null && (input.points < 0 || input.points > line.max))
      throw refuse('points-out-of-range');
    const before =
      (await deskState(tx, row.id)).adjustments.find((one) => one.criterion === criterion) ?? null;
    if (input === null && !before) return null;
    if (input === null) await dropAdjustment(tx, row.id, criterion);
    else {
      const by = { by: actor.id, byName: actor.name, at: new Date() };
      await putAdjustment(tx, { ...input, ...by, submission: row.id, criterion });
    }
    return {
      action: 'adjust',
      subject: criterion,
      before: before && { points: before.points, reason: before.reason },
      after: input,
      reason: input?.reason ?? null,
    };
  });
}

/** Signs the score sheet: from now on nothing of it changes. `review`: the key of what the person saw. */
export function sign(
  service: Service,
  { submission, actor, review: seen }: { submission: string; actor: Actor; review: string },
): Promise<void> {
  return change(service, submission, actor, 'submission-signed', async (tx, row, review) => {
    if (row.review !== seen) throw refuse('review-changed');
    const { decisions, adjustments } = await deskState(tx, row.id);
    const sheet = finalSheet(review, decisions, adjustments);
    const open = sheet.lines.filter(({ points }) => points === null);
    if (open.length > 0)
      throw refuse('criteria-open', open.map(({ id, name }) => `${id} ${name}`).join('、'));
    await updateSubmission(tx, row.id, { sign: 'signed', score: sheet.total });
    const points = Object.fromEntries(sheet.lines.map((line) => [line.id, line.points]));
    return { action: 'sign', after: { total: sheet.total, points, review: seen }, before: null };
  });
}

/** Takes a signature back, with the reason why. */
export function reopen(
  service: Service,
  { submission, actor, reason }: { submission: string; actor: Actor; reason: string },
): Promise<void> {
  if (reason.trim() === '') throw refuse('reason-missing');
  return service.db.transaction(async (tx) => {
    const row = await lockSubmission(tx, submission);
    if (!row) throw refuse('submission-not-found');
    if (row.sign !== 'signed') throw refuse('not-signed');
    await updateSubmission(tx, row.id, { sign: 'open', score: null });
    const done = { action: 'reopen', before: { total: row.score }, after: null, reason };
    await recordHistory(tx, { ...done, actor, batch: row.batch, submission: row.id });
    await tell(tx, row, 'submission-reopened', actor);
  });
}

interface Done {
  readonly action: string;
  readonly subject?: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason?: string | null;
}

async function change(
  service: Service,
  id: string,
  actor: Actor,
  kind: EventKind,
  step: (tx: Tx, row: SubmissionRow, review: Review) => Promise<Done | null>,
): Promise<void> {
  // Read before the transaction: the embedded database has one session, and reviews are never edited.
  const before = await findWithReview(service, id);
  await service.db.transaction(async (tx) => {
    const row = await lockSubmission(tx, id);
    if (!row) throw refuse('submission-not-found');
    if (row.sign === 'signed') throw refuse('signed');
    if (row.review !== before.key || !before.review)
      throw refuse(before.review ? 'review-changed' : 'no-review');
    const done = await step(tx, row, before.review);
    // There was nothing to take back.
    if (!done) return;
    await recordHistory(tx, { ...done, actor, batch: row.batch, submission: row.id });
    await tell(tx, row, kind, actor);
  });
}

async function findWithReview(service: Service, id: string) {
  const row = await findSubmission(service.db, id);
  if (!row) throw refuse('submission-not-found');
  return { key: row.review, review: await readReview(service, row) };
}

const tell = (tx: Tx, row: SubmissionRow, kind: EventKind, actor: Actor) =>
  recordEvents(tx, [
    { kind, batch: row.batch, submission: row.id, owner: row.owner, data: { by: actor.name } },
  ]);

const shortOf = ({ verdict, reason, note }: Decision) => ({ verdict, reason, note });
