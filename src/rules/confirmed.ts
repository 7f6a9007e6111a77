/** Figures that a second equation confirms: read by OCR or not, they are what the document says. */
import type { AmountFact, Facts, Ref, Relation } from '../model/facts.js';
import { absolute, compare, equals, isZero, subtract, sum } from '../text/decimal.js';

/** Identity of a place, for figures and for what findings rest on. */
export const placeKey = (ref: Ref | string): string =>
  typeof ref === 'string'
    ? ref
    : [ref.file, ref.block, ref.cell?.row ?? '', ref.cell?.column ?? '', ref.start ?? ''].join('|');

/**
 * Place keys of the figures that stand in a sum, change or rate that holds, or that the submission states twice in different
 * places with the same digits: a misreading that also fits an equation would have to be two misreadings.
 */
export function confirmedFigures({ documents, ledger }: Facts): ReadonlySet<string> {
  const confirmed = new Set<string>();
  const add = (amounts: readonly AmountFact[]): void => {
    for (const { ref } of amounts) confirmed.add(placeKey(ref));
  };
  for (const { relations } of documents) {
    for (const relation of relations) if (holds(relation)) add(membersOf(relation));
  }
  for (const { mentions } of ledger) {
    for (const one of mentions) {
      if (isZero(one.value)) continue;
      const same = mentions.filter(({ value, ref }) => equals(value, one.value) && !isOnePlace(ref, one.ref));
      if (same.length > 0) add([one, ...same]);
    }
  }
  return confirmed;
}

const isOnePlace = (left: Ref, right: Ref): boolean => left.file === right.file && left.block === right.block;

const membersOf = (relation: Relation): readonly AmountFact[] => {
  if (relation.kind === 'sum') return [relation.total, ...relation.parts];
  if (relation.kind === 'change') return [relation.current, relation.prior, relation.change];
  return [...relation.numerator, ...relation.denominator];
};

function holds(relation: Relation): boolean {
  if (relation.kind === 'sum') {
    const { total, parts, tolerance } = relation;
    if (parts.length < 2 || isZero(total.value)) return false;
    const off = subtract(sum(parts.map(({ value }) => value)), total.value);
    return compare(absolute(off), tolerance) <= 0;
  }
  if (relation.kind === 'change') {
    const { current, prior, change, tolerance } = relation;
    if (isZero(change.value)) return false;
    const off = subtract(absolute(subtract(current.value, prior.value)), absolute(change.value));
    return compare(absolute(off), tolerance) <= 0;
  }
  // A whole percent fits a hundredth of all figures by chance.
  const { percent, expected } = relation;
  if (expected === null || percent.value.scale < 1) return false;
  return compare(absolute(subtract(absolute(percent.value), absolute(expected))), percent.step) <= 0;
}
