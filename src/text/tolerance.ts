/** How far printed figures may differ by rounding alone. */
import type { Exact } from '../model/facts.js';
import { absolute, add, compare, type Decimal, divide, isZero, multiply, sum } from './decimal.js';

interface Printed {
  readonly value: Exact;
  readonly step: Exact;
}

/** 0.01 万元: what rounding to two decimals of 万元 leaves. */
const LEAST: Decimal = { units: 100n, scale: 0 };
const HALF: Decimal = { units: 5n, scale: 1 };

/** Half of the last printed digit of every figure, added up; at least 0.01 万元. In yuan. */
export function toleranceOf(figures: readonly Printed[]): Decimal {
  const halves = sum(
    figures.map(({ step }) => ({ units: step.units * HALF.units, scale: step.scale + HALF.scale })),
  );
  return compare(halves, LEAST) > 0 ? halves : LEAST;
}

/**
 * How far two printings of one figure may differ: by half of the coarser one's last digit where they are rounded
 * differently, not at all (0.01 万元 aside) where both show the same digits. In yuan.
 */
export function restatementTolerance(left: Printed, right: Printed): Decimal {
  return compare(left.step, right.step) === 0 ? LEAST : toleranceOf([left, right]);
}

const DIGITS = 6;

/** What rounding of the figures behind a rate can do to it: 0.03 of 2.08 is 1.4 % give or take a quarter point. */
export function rateTolerance(figures: readonly Printed[], rate: Decimal): Decimal {
  const relative = ({ value, step }: Printed): Decimal =>
    isZero(value)
      ? ZERO_SHARE
      : (divide(step, multiply(absolute(value), { units: 2n, scale: 0 }), DIGITS) ?? ZERO_SHARE);
  return multiply(absolute(rate), figures.map(relative).reduce(add, ZERO_SHARE));
}

const ZERO_SHARE: Decimal = { units: 0n, scale: 0 };
