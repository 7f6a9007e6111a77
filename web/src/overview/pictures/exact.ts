/** Figures of money are decimal strings of yuan; they are calculated with as integers, never as floats. */

interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

function decimalOf(text: string): Decimal {
  const [, sign, whole, rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`not a decimal: ${text}`);
  return { digits: BigInt(`${sign}${whole}${rest}`), scale: rest.length };
}

function print(digits: bigint, scale: number): string {
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale);
  const rest = text.slice(text.length - scale);
  return `${digits < 0n ? '-' : ''}${whole}${scale > 0 ? `.${rest}` : ''}`;
}

/** Final of budget in per cent, two digits, half away from zero; null without both or of a budget of nothing. */
export function executionRate(budget: string | null, final: string | null): string | null {
  if (budget === null || final === null) return null;
  const [below, above] = [decimalOf(budget), decimalOf(final)];
  if (below.digits === 0n) return null;
  const over = above.digits * 10_000n * 10n ** BigInt(below.scale) * 2n;
  const under = below.digits * 10n ** BigInt(above.scale);
  const isNegative = over < 0n !== under < 0n;
  const [a, b] = [over < 0n ? -over : over, under < 0n ? -under : under];
  const rounded = (a / b + 1n) / 2n;
  return print(isNegative ? -rounded : rounded, 2);
}

/** Yuan as 万元, exactly, without zeros that say nothing. */
export function manyuan(yuan: string): string {
  const { digits, scale } = decimalOf(yuan);
  return print(digits, scale + 4).replace(/\.?0+$/, '');
}
