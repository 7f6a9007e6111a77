import type { Review } from '../model/review.js';
import type { Standing } from '../model/standing.js';
import { type AnomalyRow, anomalyHeadings, anomalyRows, verdictHeading, verdictsOf } from './anomaly-rows.js';
import { oneLine } from './clean.js';
import type { RuleLegend } from './legend.js';

const byteOrderMark = '\ufeff';

/**
 * The anomaly list for any spreadsheet, in pieces: with a byte order mark, for Excel takes the file for GBK without.
 * `standings`: what people made of each review, in their order.
 */
export async function* anomalyCsv(
  reviews: Iterable<Review> | AsyncIterable<Review>,
  rules: readonly RuleLegend[],
  standings: readonly (Standing | null)[] | null = null,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(standings ? [...anomalyHeadings, verdictHeading] : anomalyHeadings);
  let count = 0;
  let position = 0;
  for await (const review of reviews) {
    const rows = anomalyRows(review, rules, count);
    const verdicts = standings && verdictsOf(review, standings[position] ?? null);
    count += rows.length;
    position += 1;
    const lines = rows.map((row, index) => csvLine([...cells(row), ...(verdicts ? [verdicts[index]!] : [])]));
    if (lines.length > 0) yield lines.join('');
  }
}

function cells(row: AnomalyRow): string[] {
  return Object.values({
    ...row,
    number: String(row.number),
    year: row.year === null ? '' : String(row.year),
    quotes: row.quotes.join(' / '),
    confidence: String(row.confidence),
  });
}

/** Any rows under headings, as safe as the anomaly list. */
export function* listCsv(
  headings: readonly string[],
  rows: Iterable<readonly (string | number | null)[]>,
): Generator<string> {
  yield byteOrderMark + csvLine(headings);
  for (const row of rows) yield csvLine(row.map((value) => String(value ?? '')));
}

function csvLine(values: readonly string[]): string {
  return `${values.map((value) => `"${harmless(oneLine(value)).replaceAll('"', '""')}"`).join(',')}\r\n`;
}

/**
 * Spreadsheets run a cell that begins with one of these signs as a formula, quoted or not; a single quote in front makes
 * it text (OWASP, CSV Injection). The full-width forms count in Chinese editions. A plain number stays one.
 */
function harmless(value: string): string {
  if (/^-?\d+(?:\.\d+)?%?$/.test(value)) return value;
  return /^[\s\u200b\ufeff]*[=+\-@|＝＋－＠]/.test(value) ? `'${value}` : value;
}
