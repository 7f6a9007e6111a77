import type { Block } from '../../model/document.js';
import type { Candidate } from './split-heading.js';

/** Points by which a heading must be larger than the running text to be set apart by its size. */
const LARGER = 0.5;
/** Share of the headings of one numbered level that must agree for sizes to mean levels. */
const AGREEMENT = 0.5;

/**
 * A PDF declares no heading levels, but prints them: the largest size is level 1, the next 2. By block index. Empty where
 * sizes do not go with the numbering, or where all headings are as large as the text.
 */
export function printedLevels(
  headings: readonly Candidate[],
  blocks: readonly Block[],
): ReadonlyMap<number, number> {
  const body = dominantSize(blocks);
  const levels = new Map<number, number>();
  if (body === null) return levels;
  const titles = blocks.filter(
    (block) =>
      block.kind === 'paragraph' &&
      block.layer === 'body' &&
      block.style.size !== null &&
      block.style.size > body + LARGER,
  );
  const sizes = [
    ...new Set(titles.map((block) => (block.kind === 'paragraph' ? round(block.style.size!) : 0))),
  ].sort((a, b) => b - a);
  const byLabel = new Map<number, Map<number, number>>();
  for (const { label, block, restStart } of headings) {
    if (!label || restStart !== null || block.style.size === null) continue;
    const rank = sizes.indexOf(round(block.style.size)) + 1;
    // As large as the text: its level is not printed by size.
    if (rank === 0) continue;
    levels.set(block.index, rank);
    const counts = byLabel.get(label.level) ?? new Map<number, number>();
    counts.set(rank, (counts.get(rank) ?? 0) + 1);
    byLabel.set(label.level, counts);
  }
  for (const counts of byLabel.values()) {
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (Math.max(...counts.values()) < AGREEMENT * all) return new Map();
  }
  return levels;
}

const round = (size: number): number => Math.round(size * 2) / 2;

/** The size of most characters of the body. */
function dominantSize(blocks: readonly Block[]): number | null {
  const counts = new Map<number, number>();
  for (const block of blocks) {
    if (block.kind !== 'paragraph' || block.layer !== 'body' || block.style.size === null) continue;
    const size = round(block.style.size);
    counts.set(size, (counts.get(size) ?? 0) + block.text.length);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? null;
}
