/** Rows of funds behind a flattened header: a name, then as many figures as the heads leave no doubt about. */
import { type Decimal, divide, equals, isZero, multiply, parseDecimal } from '../../text/decimal.js';
import { type FlatColumn, type FlatHeader, isMoney } from './flat-heads.js';
import { splitGlued } from './glued-cells.js';

export interface FlatFigure {
  readonly label: string;
  readonly column: FlatColumn;
  /** Range in the text. */
  readonly start: number;
  readonly end: number;
  readonly value: Decimal;
}

const FIGURES = /(?:-?\d[\d,]*(?:\.\d+)*%?|[-—/](?=\s|$)|\s(?=\s*[-\d—/]))+/y;
const LABEL = /[^\d。;!?%]{1,60}/y;
/** What ends the rows of funds in every form. */
const STOP = /总体目标|绩效目标|年初设定目标|预期目标|绩效指标|指标|目标|备注|说明|度效标|评价|问题/;
const LONGEST_LABEL = 16;
const MOST_ROWS = 40;
/** Splitting is a search: enough for the rows of any form. */
const MOST_SPLITS = 60;

export function readFlatRows(
  text: string,
  header: FlatHeader,
  budget: { splits: number },
): readonly FlatFigure[] {
  const figures: FlatFigure[] = [];
  let at = header.end;
  for (let row = 0; row < MOST_ROWS; row += 1) {
    LABEL.lastIndex = at;
    const words = LABEL.exec(text);
    if (!words || STOP.test(words[0])) break;
    at += words[0].length;
    FIGURES.lastIndex = at;
    const run = FIGURES.exec(text);
    const label = nameOf(words[0]);
    if (!run || label === null) break;
    figures.push(...assign(run[0], at, header, label, budget));
    at += run[0].length;
  }
  return figures;
}

/** The last name before the figures: names in front of it are rows whose cells are empty. */
function nameOf(words: string): string | null {
  const name = words
    .trim()
    .split(/\s+/)
    .at(-1)!
    .replace(/[::]$/, '')
    .replace(/^.*其中:/, '');
  return name !== '' && name.length <= LONGEST_LABEL && /[\u3400-\u9fff]/.test(name) ? name : null;
}

interface Token {
  readonly text: string;
  readonly start: number;
}

function assign(
  run: string,
  offset: number,
  header: FlatHeader,
  label: string,
  budget: { splits: number },
): readonly FlatFigure[] {
  const tokens: Token[] = [...run.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    start: offset + match.index,
  }));
  const columns = columnsFor(tokens, header.columns);
  if (columns) {
    return tokens.flatMap((token, index) => {
      const value = parseDecimal(token.text.replace(/,/g, ''));
      const column = columns[index]!;
      return value && isMoney(column)
        ? [{ label, column, start: token.start, end: token.start + token.text.length, value }]
        : [];
    });
  }
  const [glued] = tokens;
  if (tokens.length !== 1 || !glued || budget.splits >= MOST_SPLITS) return [];
  budget.splits += 1;
  const pieces = splitGlued(glued.text, header.columns, header.points) ?? [];
  return pieces
    .filter(({ column }) => isMoney(column))
    .map(({ column, start, end }) => ({
      label,
      column,
      start: glued.start + start,
      end: glued.start + end,
      value: parseDecimal(glued.text.slice(start, end))!,
    }));
}

const PLAIN = /^(?:-?\d[\d,]*(?:\.\d+)?%?|[-—/])$/;

/** Which head each figure stands under, or null where a cell that is gone leaves it open. */
function columnsFor(tokens: readonly Token[], columns: readonly FlatColumn[]): readonly FlatColumn[] | null {
  if (tokens.length === 0 || tokens.some(({ text }) => !PLAIN.test(text))) return null;
  if (tokens.length === columns.length) return rightKinds(tokens, columns) ? columns : null;
  const money = columns.filter(isMoney);
  const rate = tokens.findIndex(({ text }) => text.endsWith('%'));
  // Rows below the total have neither points nor score.
  if (rate < 0) return tokens.length === money.length && tokens.length >= 2 ? money : null;
  const short = [...money, 'rate'] as const;
  return tokens.length === short.length && rate === money.length && confirmed(tokens, short) ? short : null;
}

/** A percentage stands under the rate and nowhere else. */
const rightKinds = (tokens: readonly Token[], columns: readonly FlatColumn[]): boolean =>
  tokens.every(({ text }, index) => !text.endsWith('%') || columns[index] === 'rate');

function confirmed(tokens: readonly Token[], columns: readonly FlatColumn[]): boolean {
  const at = (...names: FlatColumn[]): Decimal | null => {
    const index = columns.findIndex((column) => names.includes(column));
    return index < 0 ? null : parseDecimal(tokens[index]!.text.replace(/[,%]/g, ''));
  };
  const [base, spent, rate] = [at('adjusted-budget', 'budget'), at('final'), at('rate')];
  if (!base || !spent || !rate) return false;
  if (isZero(base)) return isZero(rate);
  const expected = divide(multiply(spent, { units: 100n, scale: 0 }), base, rate.scale);
  return expected !== null && equals(expected, rate);
}
