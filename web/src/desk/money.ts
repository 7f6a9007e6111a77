import {
  absolute,
  add,
  type Decimal,
  divide,
  formatDecimal,
  multiply,
  parseDecimal,
  powerOfTen,
  ZERO,
} from '../../../src/text/decimal.js';

/** `2563200.00` as `2,563,200.00`. The digits are those of the review: nothing is computed. */
export function groupDigits(yuan: string): string {
  const [whole = '', fraction] = yuan.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** An exact figure of the review. */
export const exact = (yuan: string): Decimal => parseDecimal(yuan) ?? ZERO;

export const showYuan = (value: Decimal): string => groupDigits(formatDecimal(value, 2));

/**
 * The step that a figure was printed in, in yuan: 100 for `256.32万元`. The unit is what the exact figure is to the
 * printed digits; a printed zero has none.
 */
export function stepOf(raw: string, yuan: string): Decimal {
  const printed = parseDecimal(/[\d,，]+(?:\.\d+)?/.exec(raw)?.[0].replace(/[,，]/g, '') ?? '');
  const value = absolute(exact(yuan));
  if (!printed || printed.units === 0n) return ZERO;
  const unit = divide(value, printed, 4);
  return unit ? multiply(unit, powerOfTen(-printed.scale)) : ZERO;
}

/** How far a printed sum may lie beside its parts: half a step each. */
export function toleranceOf(steps: readonly Decimal[]): Decimal {
  const all = steps.reduce(add, ZERO);
  return multiply(all, { units: 5n, scale: 1 });
}
