/** How near the reading of a scanned page comes to the truth about it. */
import type { PageTruth } from '../scripts/scan-truth.js';

/** Sums over pages. */
export interface Counts {
  pages: number;
  characters: number;
  errors: number;
  money: number;
  moneyRight: number;
  /** Money that two engines read alike. */
  certain: number;
  certainRight: number;
  labels: number;
  labelsRight: number;
  figures: number;
  figuresRight: number;
  grids: number;
  gridsRight: number;
  /** Processor seconds: getting the picture ready, and reading it. */
  preparing: number;
  reading: number;
  native: number;
  /** As it runs when nobody tells it how many threads to take. */
  nativeAsItIs: number;
  nativeAsItIsPages: number;
  nativeErrors: number;
  /** Wrong money that was called certain. */
  wrong: string[];
  /** What else went wrong, for looking at. */
  misses: string[];
}

export function noCounts(): Counts {
  const zero = { pages: 0, characters: 0, errors: 0, money: 0, moneyRight: 0, certain: 0, certainRight: 0 };
  const more = { labels: 0, labelsRight: 0, figures: 0, figuresRight: 0, grids: 0, gridsRight: 0 };
  return {
    ...zero,
    ...more,
    preparing: 0,
    reading: 0,
    native: 0,
    nativeAsItIs: 0,
    nativeAsItIsPages: 0,
    nativeErrors: 0,
    wrong: [],
    misses: [],
  };
}

/** Adds one page. `certain` are the figures that two engines read alike; `cells` those of the tables, in order. */
export function compare(
  counts: Counts,
  where: string,
  truth: PageTruth,
  read: PageTruth,
  certain: readonly string[],
  cells: readonly ReadonlyMap<string, string>[],
): void {
  counts.pages += 1;
  counts.characters += truth.text.length;
  const errors = distance(truth.text, read.text);
  counts.errors += errors;
  if (errors > truth.text.length * 0.02)
    counts.misses.push(`${where} characters ${errors}/${truth.text.length}`);

  const money = common(truth.money, read.money);
  counts.money += truth.money.length;
  counts.moneyRight += money.both.length;
  const isCertain = (figure: string): boolean => certain.some((known) => figure.startsWith(known));
  counts.certainRight += money.both.filter(isCertain).length;
  const wrong = money.rightOnly.filter(isCertain);
  counts.certain += money.both.filter(isCertain).length + wrong.length;
  counts.wrong.push(...wrong.map((figure) => `${where} ${figure} (${money.leftOnly.join(' ')})`));
  if (money.leftOnly.length > 0) {
    counts.misses.push(`${where} money ${money.leftOnly.join(' ')} | ${money.rightOnly.join(' ')}`);
  }

  const labels = common(truth.labels, read.labels);
  counts.labels += truth.labels.length;
  counts.labelsRight += labels.both.length;
  if (labels.leftOnly.length > 0) {
    counts.misses.push(`${where} labels ${labels.leftOnly.join(' ')} | ${labels.rightOnly.join(' ')}`);
  }
  truth.tables.forEach((table, at) => {
    counts.grids += 1;
    if (table.grid === read.tables[at]?.grid) counts.gridsRight += 1;
    else
      counts.misses.push(
        `${where} grid ${table.rows}x${table.columns} | ${read.tables[at]?.rows}x${read.tables[at]?.columns}`,
      );
    for (const [place, figure] of table.figures) {
      counts.figures += 1;
      if (cells[at]?.get(place) === figure) counts.figuresRight += 1;
      else counts.misses.push(`${where} cell ${place} ${figure} | ${cells[at]?.get(place)}`);
    }
  });
}

interface Common {
  readonly both: string[];
  readonly leftOnly: string[];
  readonly rightOnly: string[];
}

/** As bags: order does not count, number does. */
function common(left: readonly string[], right: readonly string[]): Common {
  const rest = [...right];
  const [both, leftOnly]: [string[], string[]] = [[], []];
  for (const item of left) {
    const at = rest.indexOf(item);
    if (at < 0) leftOnly.push(item);
    else both.push(...rest.splice(at, 1));
  }
  return { both, leftOnly, rightOnly: rest };
}

/** How many characters must be put in, taken out or exchanged. */
export function distance(left: string, right: string): number {
  const row = Uint32Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let i = 1; i <= left.length; i += 1) {
    let diagonal = row[0]!;
    row[0] = i;
    for (let j = 1; j <= right.length; j += 1) {
      const above = row[j]!;
      const exchanged = diagonal + (left[i - 1] === right[j - 1] ? 0 : 1);
      row[j] = Math.min(exchanged, above + 1, row[j - 1]! + 1);
      diagonal = above;
    }
  }
  return row[right.length]!;
}
