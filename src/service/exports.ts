import { mkdir, open, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { and, asc, inArray } from 'drizzle-orm';
import { type SubmissionFilter, whereOf } from '../adapters/db/service/list.js';
import type { SubmissionRow } from '../adapters/db/service/submissions.js';
import { submissions } from '../adapters/db/service-schema.js';
import type { FailedSubmission } from '../model/review.js';
import type { RosterReport } from '../model/roster.js';
import type { NoticeFacts } from '../ports/tasks.js';
import { newId } from './names.js';
import { readReview } from './read-review.js';
import { refuse } from './refusals.js';
import type { Service } from './service.js';
import { type Listed, standingsOf } from './standing.js';
import { fetchTemplate } from './templates.js';
import { asUnitSees } from './unit-view.js';

export const listFormats = ['xlsx', 'csv', 'html', 'ndjson'] as const;
export type ListFormat = (typeof listFormats)[number];

export interface ExportWish {
  /** `notice`: a 整改通知 for each unit that has something to put right. */
  readonly format: ListFormat | 'notice';
  readonly filter: SubmissionFilter;
  /** Only these of them. */
  readonly ids?: readonly string[];
  readonly roster: RosterReport | null;
  readonly notice?: NoticeFacts;
}

export interface Exported {
  readonly path: string;
  readonly name: string;
  dispose(): Promise<void>;
}

const AT_ONCE = 50;
const NOTHING_KNOWN: NoticeFacts = { from: null, number: null, date: null, deadline: null };

/** Writes the list of the reviewed submissions, in the order of the batch, as a file of its own. */
export async function exportList(service: Service, wish: ExportWish): Promise<Exported> {
  const base = join(service.scratch, `export-${newId()}`);
  const folder = join(base, 'out');
  await mkdir(folder, { recursive: true });
  const dispose = () => rm(base, { recursive: true, force: true });
  try {
    const reviews = join(base, 'reviews.ndjson');
    const standings = join(base, 'standings.ndjson');
    const { count, failures } = await writeReviews(service, wish, reviews, standings);
    if (count === 0 && failures.length === 0) throw refuse('export-empty');
    const { format, roster, notice = NOTHING_KNOWN } = wish;
    const own = join(base, 'template.docx');
    const hasOwn = format === 'notice' && (await fetchTemplate(service, 'notice', own));
    const templates: Readonly<Record<string, string>> = hasOwn ? { notice: own } : {};
    const { path } = await service.children.run({
      kind: 'export',
      format,
      reviews,
      standings,
      failures,
      roster,
      notice,
      templates,
      folder,
    });
    if (path === null) throw refuse('export-empty');
    return { path, name: basename(path), dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** A page of rows at a time: ten thousand reviews are a gigabyte. */
async function writeReviews(service: Service, wish: ExportWish, path: string, standingPath: string) {
  const failures: FailedSubmission[] = [];
  const file = await open(path, 'w');
  const beside = await open(standingPath, 'w');
  let count = 0;
  try {
    for (let offset = 0; ; offset += AT_ONCE) {
      const rows = await rowsOf(service, wish, offset);
      const listed: Listed[] = [];
      for (const row of rows) {
        const review = await readReview(service, row);
        if (review) listed.push({ row, review });
        else if (row.state === 'failed') failures.push({ source: row.source, errors: row.failures });
      }
      for (const { review } of listed) await file.write(`${JSON.stringify(review)}\n`);
      for (const standing of await standingsOf(service, listed))
        await beside.write(`${JSON.stringify(standing)}\n`);
      count += listed.length;
      if (rows.length < AT_ONCE) return { count, failures };
    }
  } finally {
    await file.close();
    await beside.close();
  }
}

async function rowsOf(
  { db }: Service,
  { filter, ids }: ExportWish,
  offset: number,
): Promise<SubmissionRow[]> {
  const rows = await db
    .select()
    .from(submissions)
    .where(and(whereOf(filter), ids === undefined ? undefined : inArray(submissions.id, [...ids])))
    .orderBy(asc(submissions.batch), asc(submissions.position), asc(submissions.id))
    .limit(AT_ONCE)
    .offset(offset);
  return filter.owner === null ? rows : rows.map(asUnitSees);
}
