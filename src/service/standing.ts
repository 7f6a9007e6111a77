import { inArray } from 'drizzle-orm';
import type { SubmissionRow } from '../adapters/db/service/submissions.js';
import { adjustments, decisions } from '../adapters/db/service-schema.js';
import type { Review } from '../model/review.js';
import type { Standing } from '../model/standing.js';
import { finalSheet } from '../rubric/final-sheet.js';
import { addTo } from '../text/groups.js';
import type { Service } from './service.js';

/** One submission of a list, with its review as the asker may see it. */
export interface Listed {
  readonly row: SubmissionRow;
  readonly review: Review;
}

/** What people made of these reviews: two queries for all of them, for lists are long. */
export async function standingsOf(
  { db, config }: Pick<Service, 'db' | 'config'>,
  listed: readonly Listed[],
): Promise<Standing[]> {
  const ids = listed.map(({ row }) => row.id);
  if (ids.length === 0) return [];
  const decided = bySubmission(await db.select().from(decisions).where(inArray(decisions.submission, ids)));
  const adjusted = bySubmission(
    await db.select().from(adjustments).where(inArray(adjustments.submission, ids)),
  );
  return listed.map(({ row, review }) => {
    const own = decided.get(row.id) ?? [];
    const sheet = finalSheet(review, own, adjusted.get(row.id) ?? []);
    return {
      address: addressOf(config.settings.publicUrl, row.id),
      lines: sheet.lines.map(({ id, name, max, points, reason, isAdjusted, deductions }) => ({
        id,
        name,
        max,
        points,
        reason,
        costs: isAdjusted
          ? []
          : deductions.flatMap(({ isDismissed, ...cost }) => (isDismissed ? [] : [cost])),
      })),
      total: sheet.total,
      pending: sheet.pending,
      isSigned: row.sign === 'signed',
      verdicts: Object.fromEntries(
        own.flatMap(({ finding, verdict }) => (verdict ? [[finding, verdict]] : [])),
      ),
    };
  });
}

/** Of the desk, where somebody said how people reach the service. */
function addressOf(publicUrl: string | null, submission: string): string | null {
  return publicUrl === null ? null : `${publicUrl.replace(/\/+$/, '')}/submissions/${submission}`;
}

/** As the desk has them: a moment is text there. */
function bySubmission<Row extends { readonly submission: string; readonly at: Date }>(rows: readonly Row[]) {
  const groups = new Map<string, (Omit<Row, 'at'> & { readonly at: string })[]>();
  for (const row of rows) addTo(groups, row.submission, { ...row, at: row.at.toISOString() });
  return groups;
}
