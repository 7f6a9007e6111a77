/**
 * "194.9194.9100%": three cells of a row without anything between them. The split is certain only when the arithmetic of
 * the form allows exactly one: the rate is executed by budget, the score is the points times the rate.
 */
import { type Decimal, divide, equals, isZero, multiply, parseDecimal } from '../../text/decimal.js';
import { type FlatColumn, isMoney } from './flat-heads.js';

export interface Piece {
  readonly column: FlatColumn;
  readonly start: number;
  readonly end: number;
}

const LONGEST = 44;
const MOST_DIGITS = 13;
const NUMBER = /^(?:0|[1-9]\d{0,8})(?:\.\d{1,6})?$/;
const HUNDRED: Decimal = { units: 100n, scale: 0 };

/** The only split that fits, as offsets in `text`; null where none or several do. */
export function splitGlued(
  text: string,
  columns: readonly FlatColumn[],
  points: number | null,
): readonly Piece[] | null {
  if (text.length > LONGEST || !columns.includes('rate') || /[^\d.%]/.test(text)) return null;
  const found: (readonly Piece[])[] = [];
  const walk = (at: number, pieces: readonly Piece[]): void => {
    if (found.length > 1) return;
    const column = columns[pieces.length];
    if (column === undefined) {
      if (at === text.length && holds(text, pieces, points)) found.push(pieces);
      return;
    }
    for (let end = at + 1; end <= Math.min(text.length, at + MOST_DIGITS); end += 1) {
      const isRate = column === 'rate';
      const stop = isRate && text[end] === '%' ? end + 1 : end;
      const number = text.slice(at, end);
      if (!NUMBER.test(number) || (text[end] === '%' && !isRate)) continue;
      const next = [...pieces, { column, start: at, end: stop }];
      if (!isRate || rateHolds(text, next)) walk(stop, next);
    }
  };
  walk(0, []);
  return found.length === 1 ? found[0]! : null;
}

const decimalOf = (text: string, piece: Piece | undefined): Decimal | null =>
  piece ? parseDecimal(text.slice(piece.start, piece.end).replace('%', '')) : null;

const pieceOf = (pieces: readonly Piece[], columns: readonly FlatColumn[]): Piece | undefined =>
  pieces.find(({ column }) => columns.includes(column));

/** 100% and 1 both say that everything was spent. */
function rateHolds(text: string, pieces: readonly Piece[]): boolean {
  const budget = decimalOf(text, pieceOf(pieces, ['adjusted-budget', 'budget']));
  const spent = decimalOf(text, pieceOf(pieces, ['final']));
  const piece = pieceOf(pieces, ['rate'])!;
  const rate = decimalOf(text, piece);
  if (!budget || !spent || !rate || isZero(budget)) return false;
  // 0.06% printed as 0% would let a digit go anywhere.
  if (isZero(rate) && !isZero(spent)) return false;
  const percent = text[piece.end - 1] === '%';
  const inPercent = divide(multiply(spent, HUNDRED), budget, rate.scale);
  const asRatio = divide(spent, budget, rate.scale);
  return (
    (inPercent !== null && equals(rate, inPercent)) || (!percent && asRatio !== null && equals(rate, asRatio))
  );
}

function holds(text: string, pieces: readonly Piece[], points: number | null): boolean {
  if (pieces.filter(({ column }) => isMoney(column)).length < 2) return false;
  const score = decimalOf(text, pieceOf(pieces, ['score']));
  const weight = decimalOf(text, pieceOf(pieces, ['weight']));
  if (!score) return !pieceOf(pieces, ['weight']) || isUsual(weight);
  const earns = weight ?? (points === null ? null : { units: BigInt(points), scale: 0 });
  if (!earns || (weight && !isUsual(weight))) return false;
  const budget = decimalOf(text, pieceOf(pieces, ['adjusted-budget', 'budget']))!;
  const spent = decimalOf(text, pieceOf(pieces, ['final']))!;
  const earned = divide(multiply(earns, spent), budget, score.scale);
  return earned !== null && equals(earned, score);
}

/** Execution weighs 10 or 20 points in every form that is in use. */
const isUsual = (weight: Decimal | null): boolean =>
  weight !== null && weight.scale === 0 && (weight.units === 10n || weight.units === 20n);
