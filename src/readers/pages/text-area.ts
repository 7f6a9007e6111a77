import { mayHang, startsWithLabel } from './characters.js';
import type { Line } from './lines.js';

/** Between which edges running text is set, and what its paragraphs look like. */
export interface TextArea {
  readonly left: number;
  readonly right: number;
  /** Paragraphs begin with an indent: a line without one goes on with what is above. */
  readonly hasIndents: boolean;
  /** Numbered headings or items begin at the left edge. */
  readonly hasFlushLabels: boolean;
  /** From base line to base line inside a paragraph. */
  readonly pitch: number;
}

/** In sizes. */
const LEFT_TOLERANCE = 0.5;
const RIGHT_TOLERANCE = 0.8;
export const INDENT = 1.2;
const DEEPEST_INDENT = 4.5;

/** Measured on the lines of a document that are set alike (same page size, same column). */
export function measureArea(
  lines: readonly Line[],
  pageWidth: number,
  column: { left: number; right: number } | null,
): TextArea {
  const left = column?.left ?? leftEdge(lines);
  const right = column?.right ?? rightEdge(lines, left, pageWidth);
  const indented = lines.filter((line) => {
    const indent = (line.x - left) / line.size;
    return indent > INDENT && indent < DEEPEST_INDENT && right - line.right < line.size * 4;
  });
  const flush = lines.filter((line) => line.x - left < line.size * INDENT);
  return {
    left,
    right,
    hasIndents: indented.length >= 1 && indented.length >= flush.length * 0.05,
    hasFlushLabels: hasFlushLabels(lines, left, right),
    pitch: measurePitch(lines, right),
  };
}

/** Seen where it cannot be chance: below a line that ends early. */
function hasFlushLabels(lines: readonly Line[], left: number, right: number): boolean {
  return lines.some((line, at) => {
    const above = lines[at - 1];
    if (!above || above.page !== line.page || line.x - left > INDENT * line.size) return false;
    return right - above.right > 4 * above.size && startsWithLabel(line.text);
  });
}

/** The leftmost edge that more than one line keeps to: a single line hanging out proves nothing. */
function leftEdge(lines: readonly Line[]): number {
  const needed = Math.max(2, lines.length * 0.06);
  const groups = cluster(
    [...lines].sort((a, b) => a.x - b.x),
    (line) => line.x,
    LEFT_TOLERANCE,
  );
  const supported = groups.find((group) => group.length >= needed);
  return (supported ?? groups[0])?.[0]?.x ?? 0;
}

/** The rightmost edge that several lines run to; without one, margins are taken to be alike on both sides. */
function rightEdge(lines: readonly Line[], left: number, pageWidth: number): number {
  const widest = lines.reduce((width, line) => Math.max(width, line.right - line.x), 0);
  const long = lines.filter((line) => line.right - line.x > widest * 0.5);
  const needed = Math.max(3, long.length * 0.1);
  const groups = cluster(
    [...long].sort((a, b) => setRight(b) - setRight(a)),
    setRight,
    RIGHT_TOLERANCE,
  );
  const supported = groups.find((group) => group.length >= needed);
  const furthest = long.reduce((right, line) => Math.max(right, line.right), 0);
  const mirrored = pageWidth - left;
  if (supported) return supported.reduce((right, line) => Math.max(right, setRight(line)), 0);
  return furthest > mirrored - 3 * (long[0]?.size ?? 10) ? furthest : mirrored;
}

/** Without the punctuation that may hang over the margin. */
function setRight(line: Line): number {
  return mayHang(line.text) ? line.right - line.size : line.right;
}

function cluster(sorted: readonly Line[], place: (line: Line) => number, tolerance: number): Line[][] {
  const groups: Line[][] = [];
  for (const line of sorted) {
    const group = groups.at(-1);
    if (group && Math.abs(place(line) - place(group[0]!)) <= tolerance * line.size) group.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** The distance that most often follows a line that runs to the right edge. */
function measurePitch(lines: readonly Line[], right: number): number {
  const votes = new Map<number, number>();
  for (let at = 1; at < lines.length; at += 1) {
    const [above, below] = [lines[at - 1]!, lines[at]!];
    const distance = Math.round(below.y - above.y);
    const isFull = right - above.right < 1.5 * above.size;
    if (!isFull || above.page !== below.page || distance <= 0 || distance > above.size * 4) continue;
    votes.set(distance, (votes.get(distance) ?? 0) + 1);
  }
  return [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}
