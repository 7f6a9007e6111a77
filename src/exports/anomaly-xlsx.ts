import type { FailedSubmission, Review } from '../model/review.js';
import type { RosterReport } from '../model/roster.js';
import type { Rubric } from '../model/rubric.js';
import type { Standing } from '../model/standing.js';
import { anomalyRows, verdictsOf } from './anomaly-rows.js';
import { legendRows, openLists, type RuleHits } from './anomaly-sheets.js';
import type { PlaceLinks } from './finding-links.js';
import type { RuleLegend } from './legend.js';
import { type Peekable, peekable } from './peekable.js';
import { rosterRows } from './roster-rows.js';
import { criteriaOf, standingTable } from './standing-rows.js';
import { SHEET_ROWS } from './workbook.js';

export interface WorkbookOptions {
  /** Rows in one sheet, headings left out. */
  readonly atMost?: number;
  /** Who handed in: a sheet of the first workbook. */
  readonly roster?: RosterReport | null;
  /** Names the criterion of each rule, and the columns of a run without reviews. */
  readonly rubric?: Rubric | null;
  /** What people made of each review, in their order; null: there is no desk. */
  readonly standings?: readonly (Standing | null)[] | null;
  /** Where the places of findings can be looked at; null: nowhere. */
  readonly links?: PlaceLinks | null;
}

/** The whole list as one workbook. */
export async function anomalyXlsx(
  reviews: Iterable<Review>,
  rules: readonly RuleLegend[],
  options: WorkbookOptions = {},
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const book of anomalyWorkbooks(reviews, rules, [], options))
    for await (const chunk of book) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * The list in pieces, as it is written: at least one workbook, each with all sheets. A sheet holds a million rows, so a very
 * long run becomes several; numbers run on from one to the next, and no submission is split. Each workbook must be read to its
 * end before the next is asked for.
 */
export async function* anomalyWorkbooks(
  reviews: Iterable<Review> | AsyncIterable<Review>,
  rules: readonly RuleLegend[],
  failures: readonly FailedSubmission[] = [],
  options: WorkbookOptions = {},
): AsyncGenerator<AsyncGenerator<Uint8Array>> {
  const source = peekable(reviews);
  const state: RunState = { counted: 0, position: 0 };
  try {
    do yield writeWorkbook(source, state, { rules, failures, options });
    while ((await source.peek()) !== null);
  } finally {
    await source.close();
  }
}

/** What runs on from one workbook to the next. */
interface RunState {
  counted: number;
  position: number;
}

interface Basis {
  readonly rules: readonly RuleLegend[];
  readonly failures: readonly FailedSubmission[];
  readonly options: WorkbookOptions;
}

async function* writeWorkbook(
  source: Peekable<Review>,
  state: RunState,
  { rules, failures, options }: Basis,
): AsyncGenerator<Uint8Array> {
  const { atMost = SHEET_ROWS - 1, rubric = null, standings = null } = options;
  const isFirst = state.position === 0;
  const roster = isFirst ? (options.roster ?? null) : null;
  const table = standingTable(criteriaOf(rubric, await source.peek(), standings), standings);
  const lists = await openLists(options, roster, table);
  const used = { findings: 0, criteria: 0, errors: 0, submissions: 0 };
  const hits = new Map<string, RuleHits>();

  for (const { source, errors } of isFirst ? failures : [])
    for (const error of errors) lists.failure('', error, source);
  for (let review = await source.peek(); review !== null; review = await source.peek()) {
    used.findings += review.findings.length;
    used.criteria += review.rubric.criteria.length;
    used.errors += review.errors.length;
    const isFull = Math.max(used.findings, used.criteria, used.errors) > atMost;
    if (isFull && used.submissions > 0) break;
    await source.next();
    const standing = standings?.[state.position] ?? null;
    const verdicts = verdictsOf(review, standing);
    for (const [index, row] of anomalyRows(review, rules, state.counted).entries()) {
      lists.finding(row, { review, position: state.position, index, verdict: verdicts[index]! });
      const { count, criterion } = hits.get(row.rule) ?? { count: 0, criterion: '' };
      hits.set(row.rule, { count: count + 1, criterion: criterion || row.criterion });
    }
    lists.submission(review);
    table.add(review, standing);
    used.submissions += 1;
    state.counted += review.findings.length;
    state.position += 1;
    yield* lists.take();
  }
  lists.close(legendRows(rules, hits, rubric), roster ? rosterRows(roster) : [], table.rows());
  yield* lists.take();
}
