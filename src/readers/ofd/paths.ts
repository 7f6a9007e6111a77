/** Operators of `AbbreviatedData` and how many numbers follow each. */
const NUMBERS: Readonly<Record<string, number>> = { M: 2, S: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 };
const MOST_SEGMENTS = 5_000;

const [MOVE, LINE, CURVE, CLOSE] = [0, 1, 2, 3];

/** A path in the packing that the ruling lines are taken from: of curves and arcs only the end counts. */
export function parsePath(data: string): number[] {
  const path: number[] = [];
  const words = data.trim().split(/[\s,]+/);
  let segments = 0;
  for (let at = 0; at < words.length && segments < MOST_SEGMENTS; segments += 1) {
    const operator = words[at]!;
    const count = NUMBERS[operator];
    if (count === undefined) break;
    const numbers = words.slice(at + 1, at + 1 + count).map(Number);
    if (numbers.length < count || numbers.some((number) => !Number.isFinite(number))) break;
    const [x, y] = [numbers.at(-2) ?? 0, numbers.at(-1) ?? 0];
    if (operator === 'C') path.push(CLOSE!);
    else if (operator === 'M' || operator === 'S') path.push(MOVE!, x, y);
    else if (operator === 'L') path.push(LINE!, x, y);
    else path.push(CURVE!, x, y, x, y, x, y);
    at += 1 + count;
  }
  return path;
}
