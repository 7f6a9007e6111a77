/** What is said of sums in tables that do not add up: one wrong cell is one claim, however many sums run through it. */
import type { AmountFact, TableSum } from '../../model/facts.js';
import { compare, equals, ZERO } from '../../text/decimal.js';
import type { Claim } from '../define-rule.js';
import { agree, difference, formatMoney, printMoney, total as totalOf } from './tolerance.js';

/** More parts than that are not written out. */
const MOST_NAMED = 6;

export function isWrong({ total, parts, blanks, complete, tolerance }: TableSum): boolean {
  const added = totalOf(parts);
  if (agree(added, total.value, tolerance)) return false;
  if (complete && blanks.length === 0) return true;
  // A blank is no zero: with a part missing only too large a sum is wrong, and deductions prove nothing.
  return parts.every(({ value }) => compare(value, ZERO) >= 0) && compare(added, total.value) > 0;
}

/** `isFlat`: read from a form that became running text and has lost its cells. */
export function* sumClaims(
  sums: readonly TableSum[],
  isFlat: (sum: TableSum) => boolean = ({ table }) => table === null,
): Iterable<Claim> {
  const wrong = sums.filter(isWrong);
  const said = new Set<TableSum>();
  for (const sum of wrong) {
    if (said.has(sum)) continue;
    // The sum above or across that is off by as much has the same cell wrong.
    const same = wrong.filter((other) => !said.has(other) && (other === sum || isSameFault(sum, other)));
    for (const one of same) said.add(one);
    const others = same.filter((other) => other !== sum);
    const shared = others
      .flatMap((other) => amountsOf(other))
      .find((amount) => amountsOf(sum).includes(amount));
    const added = totalOf(sum.parts);
    const { exponent } = sum.total;
    const gap = formatMoney(difference(added, sum.total.value), exponent);
    const also =
      shared && shared !== sum.total ? `；${others[0]!.name}也差同样的数，请先核对${printMoney(shared)}` : '';
    yield {
      message: `${placeOf(sum)}写的是${printMoney(sum.total)}，但${spell(sum, formatMoney(added, exponent))}，相差${gap}${also}。`,
      at: sum.total.ref,
      related: [...sum.parts, ...others.map(({ total }) => total)].map(({ ref }) => ref),
      expected: formatMoney(added, exponent),
      actual: printMoney(sum.total),
      confidence: sum.complete ? 0.9 : 0.75,
      rests: same.flatMap((one) => amountsOf(one)).map(({ ref }) => ref),
      weak: isFlat(sum),
    };
  }
}

const amountsOf = ({ total, parts }: TableSum): readonly AmountFact[] => [total, ...parts];

function isSameFault(left: TableSum, right: TableSum): boolean {
  if (left.total.id === right.total.id) return true;
  // A row of totals that was lost with its table is lost in every column.
  const isRow = left.table === null && right.table === null && left.name === right.name;
  if (isRow && left.along !== right.along) return true;
  const off = (sum: TableSum) => difference(totalOf(sum.parts), sum.total.value);
  return equals(off(left), off(right)) && amountsOf(left).some((amount) => amountsOf(right).includes(amount));
}

function placeOf({ direction, name, along }: TableSum): string {
  if (along === '') return `“${name}”`;
  return direction === 'down' ? `“${name}”的${along}` : `“${along}”的${name}`;
}

function spell({ parts, partNames }: TableSum, added: string): string {
  if (parts.length === 1) return `其中${partNames[0]}就有${added}`;
  if (parts.length > MOST_NAMED) return `${partNames[0]}至${partNames.at(-1)}${parts.length}项相加为${added}`;
  return `${parts.map((part, index) => `${partNames[index] ?? ''}${printMoney(part)}`).join('＋')}＝${added}`;
}
