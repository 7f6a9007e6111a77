import { type BatchRow, lockBatch, markChanged } from '../adapters/db/service/batches.js';
import { recordEvents } from '../adapters/db/service/events.js';
import { recordHistory } from '../adapters/db/service/history.js';
import {
  findSame,
  type NewSubmission,
  nextPosition,
  type SubmissionRow,
  stateEvent,
} from '../adapters/db/service/submissions.js';
import { submissions, uploads } from '../adapters/db/service-schema.js';
import type { Actor } from '../model/desk.js';
import type { UploadGroup } from './group-uploads.js';
import { newId } from './names.js';
import type { Service } from './service.js';

export interface HandIn {
  readonly batch: BatchRow;
  /** Whose it is: the unit of the person who uploads, null for the bureau. */
  readonly owner: string | null;
  readonly actor: Actor;
  /** What the person said of all of it, over what the batch says. */
  readonly given: Partial<
    Pick<NewSubmission, 'givenUnit' | 'givenYear' | 'givenSubmitted' | 'givenPublished'>
  >;
}

export interface HandedIn {
  readonly row: SubmissionRow;
  /** The very same was there already: nothing was added. */
  readonly isKnown: boolean;
}

const ROWS_AT_ONCE = 500;

/** In one transaction: in between, others have their turn with a database that has one session. */
const GROUPS_AT_ONCE = 200;

/**
 * Adds submissions whose files are kept already. Handing in the same names and bytes once more gives what is there, so
 * that an upload that broke off is simply done again. Null when the batch is gone.
 */
export async function handIn(
  service: Service,
  groups: readonly UploadGroup[],
  into: HandIn,
): Promise<HandedIn[] | null> {
  const handedIn: HandedIn[] = [];
  for (const some of chunks(groups, GROUPS_AT_ONCE)) {
    const added = await handInSome(service, some, into);
    if (!added) return null;
    handedIn.push(...added);
    service.dispatch.soon();
  }
  return handedIn;
}

function handInSome(
  { db }: Service,
  groups: readonly UploadGroup[],
  { batch: { id }, owner, actor, given }: HandIn,
): Promise<HandedIn[] | null> {
  return db.transaction(async (tx) => {
    const batch = await lockBatch(tx, id);
    if (!batch) return null;
    const known = await findSame(
      tx,
      { batch: id, owner },
      groups.map(({ content }) => content),
    );
    const fresh = groups.filter(({ content }) => !known.has(content));
    const first = await nextPosition(tx, id);
    const rows = fresh.map(
      (group, index): NewSubmission => ({
        id: newId(),
        batch: id,
        position: first + index,
        source: group.source,
        content: group.content,
        owner,
        createdBy: actor.id,
        size: group.size,
        priority: batch.priority,
        state: 'waiting',
        setup: batch.setup,
        ocr: batch.ocr,
        givenUnit: null,
        givenYear: batch.year,
        givenSubmitted: batch.submitted,
        givenPublished: batch.published,
        failures: [],
        ...given,
      }),
    );
    const files = fresh.flatMap((group, index) =>
      group.files.map(({ file, sha256, size }, position) => ({
        ...{ file, sha256, size, position },
        submission: rows[index]!.id,
      })),
    );
    const inserted = new Map<string, SubmissionRow>();
    for (const some of chunks(rows, ROWS_AT_ONCE)) {
      for (const row of await tx.insert(submissions).values(some).returning()) inserted.set(row.content, row);
    }
    for (const some of chunks(files, ROWS_AT_ONCE)) await tx.insert(uploads).values(some);
    const answers = groups.map(({ content }): HandedIn => {
      const same = known.get(content);
      return same ? { row: same, isKnown: true } : { row: inserted.get(content)!, isKnown: false };
    });
    const added = answers.filter(({ isKnown }) => !isKnown).map(({ row }) => row);
    if (added.length > 0) await markChanged(tx, id);
    await recordHistory(
      tx,
      added.map((row) => ({
        actor,
        action: 'hand-in',
        batch: id,
        submission: row.id,
        after: { source: row.source, size: row.size },
      })),
    );
    await recordEvents(tx, added.map(stateEvent));
    return answers;
  });
}

export function* chunks<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}
