/** Exact decimal numbers: a bigint and how many of its digits stand behind the point. No float ever touches money. */

export interface Decimal {
  readonly units: bigint;
  /** Digits behind the point, 0 or more. */
  readonly scale: number;
}

export const ZERO: Decimal = { units: 0n, scale: 0 };

/** Reads `1234.50`, `-3`, `0.0001`; separators must be gone. Null for anything else. */
export function parseDecimal(text: string): Decimal | null {
  const match = /^([-+]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return null;
  const fraction = match[3] ?? '';
  const units = BigInt(match[2] + fraction);
  return { units: match[1] === '-' ? -units : units, scale: fraction.length };
}

/** A threshold of the configuration (20, 0.5): as many digits as its shortest decimal form has. */
export function fromNumber(value: number): Decimal {
  const exact = parseDecimal(String(value));
  if (!exact) throw new RangeError(`not a plain decimal: ${value}`);
  return exact;
}

const power = (exponent: number): bigint => 10n ** BigInt(exponent);

function align(left: Decimal, right: Decimal): readonly [bigint, bigint, number] {
  const scale = Math.max(left.scale, right.scale);
  return [left.units * power(scale - left.scale), right.units * power(scale - right.scale), scale];
}

export function add(left: Decimal, right: Decimal): Decimal {
  const [a, b, scale] = align(left, right);
  return { units: a + b, scale };
}

export function subtract(left: Decimal, right: Decimal): Decimal {
  const [a, b, scale] = align(left, right);
  return { units: a - b, scale };
}

export function multiply(left: Decimal, right: Decimal): Decimal {
  return { units: left.units * right.units, scale: left.scale + right.scale };
}

/** left / right, rounded half away from zero to `digits` behind the point. Null when `right` is zero. */
export function divide(left: Decimal, right: Decimal, digits: number): Decimal | null {
  if (right.units === 0n) return null;
  const [a, b] = align(left, right);
  const scaled = a * power(digits) * 2n;
  const quotient = scaled / b;
  const rounded = quotient >= 0n ? (quotient + 1n) / 2n : (quotient - 1n) / 2n;
  return { units: rounded, scale: digits };
}

export function compare(left: Decimal, right: Decimal): number {
  const [a, b] = align(left, right);
  return a < b ? -1 : a > b ? 1 : 0;
}

export const equals = (left: Decimal, right: Decimal): boolean => compare(left, right) === 0;
export const isZero = (value: Decimal): boolean => value.units === 0n;

export function absolute(value: Decimal): Decimal {
  return value.units < 0n ? { units: -value.units, scale: value.scale } : value;
}

export function sum(values: Iterable<Decimal>): Decimal {
  let total = ZERO;
  for (const value of values) total = add(total, value);
  return total;
}

/** 10 to the power of `exponent`, which may be negative. */
export function powerOfTen(exponent: number): Decimal {
  return exponent >= 0 ? { units: power(exponent), scale: 0 } : { units: 1n, scale: -exponent };
}

/** Plain notation, at least `minimum` digits behind the point, no zeros beyond those that carry nothing. */
export function formatDecimal(value: Decimal, minimum = 0): string {
  let { units, scale } = value;
  while (scale > minimum && units % 10n === 0n) {
    units /= 10n;
    scale -= 1;
  }
  if (scale < minimum) {
    units *= power(minimum - scale);
    scale = minimum;
  }
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const text = scale > 0 ? `${whole}.${digits.slice(digits.length - scale)}` : whole;
  return units < 0n ? `-${text}` : text;
}

/** For display and statistics only: never for money arithmetic. */
export function toNumber(value: Decimal): number {
  return Number(formatDecimal(value));
}
