import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import { documents, submissions } from '../adapters/db/service-schema.js';
import type { AcrossResult } from '../model/digest.js';
import type { Service } from './service.js';

const RULES: readonly string[] = ['near-duplicate-text', 'duplicate-file'];

export interface DuplicateSide {
  readonly submission: string;
  readonly unit: string;
  readonly source: string;
  readonly file: string;
  /** Null: the document is not kept any more. */
  readonly document: string | null;
}

export interface DuplicateFinding {
  readonly rule: string;
  /** Key of the finding, and the submission that it is in. */
  readonly key: string;
  readonly submission: string;
  readonly message: string;
  /** As the rule says it: 83%. */
  readonly share: string | null;
}

export interface DuplicatePair {
  readonly a: DuplicateSide;
  readonly b: DuplicateSide;
  readonly findings: readonly DuplicateFinding[];
}

interface Row {
  readonly id: string;
  readonly source: string;
  readonly unit: string | null;
  readonly across: string | null;
}

/**
 * Which documents of a batch are (nearly) the same as which: one pair for two documents, whichever of them, or both, the
 * comparison complained of. The pairs that share most come first.
 */
export async function duplicatesOf({ db }: Service, batch: string): Promise<readonly DuplicatePair[]> {
  const rows: readonly Row[] = await db
    .select({
      id: submissions.id,
      source: submissions.source,
      unit: submissions.unit,
      across: submissions.across,
    })
    .from(submissions)
    .where(and(eq(submissions.batch, batch), isNotNull(submissions.across)))
    .orderBy(asc(submissions.position));
  const ids = rows.map(({ id }) => id);
  const kept =
    ids.length === 0
      ? []
      : await db
          .select({ id: documents.id, submission: documents.submission, file: documents.file })
          .from(documents)
          .where(inArray(documents.submission, ids));
  const resolve = makeResolve(rows, new Map(kept.map((one) => [`${one.submission}/${one.file}`, one.id])));
  const pairs = new Map<string, { a: DuplicateSide; b: DuplicateSide; findings: DuplicateFinding[] }>();
  for (const row of rows) {
    const { findings } = JSON.parse(row.across!) as AcrossResult;
    for (const { rule, key, message, actual, evidence } of findings) {
      if (!RULES.includes(rule)) continue;
      const [first] = evidence;
      const other = evidence.find(({ location }) => location.file !== first?.location.file);
      if (!first || !other) continue;
      const [a, b] = [resolve(row, first.location.file), resolve(row, other.location.file)];
      if (!a || !b) continue;
      const name = [a, b]
        .map((side) => `${side.submission}/${side.file}`)
        .sort()
        .join('\n');
      const pair = pairs.get(name) ?? { a, b, findings: [] };
      pairs.set(name, pair);
      pair.findings.push({ rule, key, submission: row.id, message, share: actual });
    }
  }
  return [...pairs.values()].sort((left, right) => shareOf(right) - shareOf(left));
}

/** The same file counts as all of it. */
const shareOf = ({ findings }: DuplicatePair): number =>
  Math.max(...findings.map(({ share }) => (share === null ? 100 : Number.parseInt(share, 10))));

/** A place in another submission is named `<its source>/<file>`; sources may hold slashes, and one the beginning of another. */
function makeResolve(rows: readonly Row[], documentIds: ReadonlyMap<string, string>) {
  const sideOf = ({ id, source, unit }: Row, file: string): DuplicateSide => ({
    submission: id,
    unit: unit ?? source,
    source,
    file,
    document: documentIds.get(`${id}/${file}`) ?? null,
  });
  return (own: Row, file: string): DuplicateSide | null => {
    if (documentIds.has(`${own.id}/${file}`)) return sideOf(own, file);
    const other = rows.find(
      ({ id, source }) =>
        id !== own.id &&
        file.startsWith(`${source}/`) &&
        documentIds.has(`${id}/${file.slice(source.length + 1)}`),
    );
    return other ? sideOf(other, file.slice(other.source.length + 1)) : null;
  };
}
