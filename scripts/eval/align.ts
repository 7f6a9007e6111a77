/** Longest common subsequence: which labels and which results are the same, in order. */

export interface Alignment {
  /** Pairs of indexes, ascending. */
  readonly pairs: readonly (readonly [left: number, right: number])[];
  readonly leftOnly: readonly number[];
  readonly rightOnly: readonly number[];
}

export function align(left: readonly string[], right: readonly string[]): Alignment {
  const width = right.length + 1;
  const best = new Uint32Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      best[i * width + j] =
        left[i] === right[j]
          ? best[(i + 1) * width + j + 1]! + 1
          : Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  const leftOnly: number[] = [];
  const rightOnly: number[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (
      j >= right.length ||
      (i < left.length && best[(i + 1) * width + j]! >= best[i * width + j + 1]!)
    ) {
      leftOnly.push(i);
      i += 1;
    } else {
      rightOnly.push(j);
      j += 1;
    }
  }
  return { pairs, leftOnly, rightOnly };
}
