import type { NewEvent, Tx } from '../../adapters/db/service/events.js';
import { recordHistory } from '../../adapters/db/service/history.js';
import {
  deleteMany,
  lockMany,
  markAllChanged,
  oneMore,
  type ShortRow,
  updateMany,
} from '../../adapters/db/service/many.js';
import { namesOfPeople } from '../../adapters/db/service/people.js';
import { stateEvent } from '../../adapters/db/service/submissions.js';
import type { BulkAction, BulkOptions } from '../../model/bulk.js';
import { type Actor, openStates } from '../../model/desk.js';
import type { ServiceRefusalCode } from '../refusals.js';

/** One action on some submissions, in the transaction of the caller. */
export interface Applied {
  readonly done: readonly string[];
  readonly refused: readonly Refused[];
  /** To be recorded last in the transaction. */
  readonly events: readonly NewEvent[];
  /** As they were: nobody waits for the answers of their jobs any more, once the transaction is through. */
  readonly dropped: readonly ShortRow[];
}

export interface Refused {
  readonly id: string;
  readonly code: ServiceRefusalCode;
}

export interface BulkStep {
  readonly action: BulkAction;
  readonly options: BulkOptions;
  readonly actor: Actor;
}

export async function applyTo(tx: Tx, ids: readonly string[], step: BulkStep): Promise<Applied> {
  const rows = await lockMany(tx, ids);
  const there = new Map(rows.map((row) => [row.id, row]));
  const refused: Refused[] = [];
  const taken: ShortRow[] = [];
  for (const id of ids) {
    const row = there.get(id);
    const code = row ? whyNot(row, step) : 'submission-not-found';
    if (code) refused.push({ id, code });
    else taken.push(row!);
  }
  const told = taken.length > 0 ? await act(tx, taken, step) : { events: [], dropped: [] };
  return { done: taken.map(({ id }) => id), refused, ...told };
}

function whyNot(row: ShortRow, { action, options }: BulkStep): ServiceRefusalCode | null {
  switch (action) {
    case 'assign':
      return null;
    case 'cancel':
      return openStates.includes(row.state) ? null : 'not-open';
    default:
      return row.sign === 'signed' && !options.evenSigned ? 'signed' : null;
  }
}

type Told = Pick<Applied, 'events' | 'dropped'>;

function act(tx: Tx, rows: readonly ShortRow[], step: BulkStep): Promise<Told> {
  switch (step.action) {
    case 'assign':
      return assign(tx, rows, step);
    case 'cancel':
      return cancel(tx, rows, step);
    case 'retry':
      return waitAgain(tx, rows, step, { losses: 0, intakeFailures: null });
    case 'reaudit':
      return reaudit(tx, rows, step);
    case 'delete':
    case 'delete-batch':
      return remove(tx, rows, step);
  }
}

async function assign(tx: Tx, rows: readonly ShortRow[], { options, actor }: BulkStep): Promise<Told> {
  const { assignee = null } = options;
  const changed = rows.filter((row) => row.assignee !== assignee);
  const people = [...new Set([assignee, ...changed.map((row) => row.assignee)])].filter((id) => id !== null);
  const names = await namesOfPeople(tx, people);
  const who = (id: string | null) => ({
    assignee: id && (names.get(id) ?? (id === actor.id ? actor.name : id)),
    assigneeId: id,
  });
  await updateMany(
    tx,
    changed.map(({ id }) => id),
    { assignee },
  );
  await recordHistory(
    tx,
    changed.map((row) => ({
      ...{ actor, action: 'assign', batch: row.batch, submission: row.id },
      before: who(row.assignee),
      after: who(assignee),
    })),
  );
  const events = changed.map(
    ({ batch, id, owner }): NewEvent => ({
      ...{ kind: 'submission-assigned', batch, submission: id, owner },
      data: { by: actor.name },
    }),
  );
  return { events, dropped: [] };
}

async function cancel(tx: Tx, rows: readonly ShortRow[], { actor }: BulkStep): Promise<Told> {
  const ids = rows.map(({ id }) => id);
  const next = await updateMany(tx, ids, { state: 'cancelled', settled: new Date() });
  await markAllChanged(tx, batchesIn(rows));
  await recordHistory(
    tx,
    rows.map(({ batch, id }) => ({ actor, action: 'cancel', batch, submission: id })),
  );
  return { events: next.map(stateEvent), dropped: rows };
}

/** Each under the setup of its own batch, as it was when the action began. */
async function reaudit(tx: Tx, rows: readonly ShortRow[], step: BulkStep): Promise<Told> {
  const { setups = {} } = step.options;
  const told: Told[] = [];
  for (const batch of batchesIn(rows)) {
    const members = rows.filter((row) => row.batch === batch);
    const setup = setups[batch];
    told.push(await waitAgain(tx, members, step, setup === undefined ? {} : { setup }));
  }
  return {
    events: told.flatMap(({ events }) => events),
    dropped: told.flatMap(({ dropped }) => dropped),
  };
}

/** Has them reviewed once more. What people decided stays with the findings' keys. */
export async function waitAgain(
  tx: Tx,
  rows: readonly ShortRow[],
  { action, actor, options: { wish = null } }: BulkStep | AgainStep,
  change: Parameters<typeof updateMany>[2],
): Promise<Told> {
  const ids = rows.map(({ id }) => id);
  await markAllChanged(tx, batchesIn(rows));
  const again = { state: 'waiting', attempt: oneMore, waiting: new Date() } as const;
  const next = await updateMany(tx, ids, { ...change, ...again });
  await recordHistory(
    tx,
    rows.map(({ batch, id, state, failures }) => ({
      ...{ actor, action, batch, submission: id },
      before: { state, failures: failures.map(({ code }) => code) },
      after: wish,
    })),
  );
  return { events: next.map(stateEvent), dropped: rows };
}

/** A correction is one, too, with what the person knows better. */
export interface AgainStep {
  readonly action: 'correct';
  readonly actor: Actor;
  readonly options: { readonly wish: unknown };
}

async function remove(tx: Tx, rows: readonly ShortRow[], { actor }: BulkStep): Promise<Told> {
  await deleteMany(tx, rows);
  await markAllChanged(tx, batchesIn(rows));
  await recordHistory(
    tx,
    rows.map(({ batch, id, source, unit, state, sign, score }) => ({
      ...{ actor, action: 'delete', batch, submission: id },
      before: { source, unit, state, sign, score },
    })),
  );
  const events = rows.map(
    ({ batch, id, owner }): NewEvent => ({ kind: 'submission-deleted', batch, submission: id, owner }),
  );
  return { events, dropped: rows };
}

const batchesIn = (rows: readonly ShortRow[]): string[] => [...new Set(rows.map(({ batch }) => batch))];
