import type { Mark } from './marks.js';

/** A run of text under the same marks. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly marks: readonly Mark[];
}

/**
 * Cuts a text where marks begin and end, so that overlapping marks need no nesting. A mark without a range covers the
 * whole text; one that reaches beyond it is cut; one that covers nothing is left out. `also`: further places to cut at.
 */
export function cutPieces(
  length: number,
  marks: readonly Mark[],
  also: readonly number[] = [],
): readonly Piece[] {
  if (length === 0) return [];
  const ranges = marks.map((mark) => {
    const { start, end } = mark.location;
    return { mark, start: Math.max(0, start ?? 0), end: Math.min(length, end ?? length) };
  });
  const cuts = new Set([0, length, ...also.filter((at) => at > 0 && at < length)]);
  for (const { start, end } of ranges) {
    if (start >= end) continue;
    cuts.add(start);
    cuts.add(end);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(1).map((end, index) => {
    const start = sorted[index]!;
    const over = ranges.filter((range) => range.start <= start && range.end >= end);
    return { start, end, marks: over.map(({ mark }) => mark) };
  });
}

const WEIGHT = { error: 2, warning: 1, info: 0 } as const;

/** The mark that a piece is coloured by: the selected finding, else the gravest, else what it is about before what is related. */
export function leading(marks: readonly Mark[], selected: string | null): Mark | null {
  let best: Mark | null = null;
  for (const mark of marks) if (!best || rank(mark, selected) > rank(best, selected)) best = mark;
  return best;
}

function rank({ finding, severity, place }: Mark, selected: string | null): number {
  return (finding === selected ? 100 : 0) + WEIGHT[severity] * 10 + (place === 0 ? 1 : 0);
}
