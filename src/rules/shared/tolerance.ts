/** How far two printed sums may differ before it is a mistake, and how money is printed in messages. */
import type { AmountFact } from '../../model/facts.js';
import { absolute, compare, type Decimal, divide, formatDecimal, subtract, sum } from '../../text/decimal.js';
import { toleranceOf } from '../../text/tolerance.js';

export function agree(left: Decimal, right: Decimal, tolerance: Decimal): boolean {
  return compare(absolute(subtract(left, right)), tolerance) <= 0;
}

/** 2563200 → 256.32万元; `exponent` is the unit to print in: 0 元, 4 万元, 8 亿元. */
export function formatMoney(yuan: Decimal, exponent: number): string {
  const unit = exponent >= 8 ? '亿元' : exponent >= 4 ? '万元' : '元';
  const shift = exponent >= 8 ? 8 : exponent >= 4 ? 4 : 0;
  const scaled: Decimal = { units: yuan.units, scale: yuan.scale + shift };
  return `${formatDecimal(scaled)}${unit}`;
}

export const printMoney = (amount: AmountFact): string => formatMoney(amount.value, amount.exponent);

/** part / whole in percent with two decimals: 219.08%; null for a zero base. */
export function percentOf(part: Decimal, whole: Decimal): Decimal | null {
  return divide({ units: part.units * 100n, scale: part.scale }, whole, 2);
}

export const formatPercent = (value: Decimal): string => `${formatDecimal(value, 2)}%`;

export const difference = (left: Decimal, right: Decimal): Decimal => absolute(subtract(left, right));
export const total = (amounts: readonly AmountFact[]): Decimal => sum(amounts.map(({ value }) => value));

export { toleranceOf };
