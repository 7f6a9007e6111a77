import type { Line } from './lines.js';
import type { LayoutItem, PageLayout } from './page-layout.js';
import { measureArea, type TextArea } from './text-area.js';

type LineItem = Extract<LayoutItem, { kind: 'line' | 'note' }>;

/** Fewer lines on odd or even pages do not show that margins are mirrored. */
const ENOUGH = 20;
const MIRRORED = 3;

/** The area of each line: measured over all pages that are set alike, columns on their own page. */
export function makeAreas(
  pages: readonly PageLayout[],
  furniture: ReadonlySet<Line>,
): (page: PageLayout, item: LineItem) => TextArea {
  const groups = new Map<string, { lines: Line[]; width: number; edges: LineItem['edges'] }>();
  for (const page of pages) {
    for (const item of page.items) {
      if ((item.kind !== 'line' && item.kind !== 'note') || furniture.has(item.line)) continue;
      const { all, own } = keysOf(page, item);
      for (const key of [all, own]) {
        const group = groups.get(key) ?? { lines: [], width: page.content.frame.width, edges: item.edges };
        group.lines.push(item.line);
        groups.set(key, group);
      }
    }
  }
  const areas = new Map<string, TextArea>();
  for (const [key, { lines, width, edges }] of groups) areas.set(key, measureArea(lines, width, edges));

  return (page, item) => {
    const { all, own, facing } = keysOf(page, item);
    const enough = [own, facing].every((key) => (groups.get(key)?.lines.length ?? 0) >= ENOUGH);
    const isMirrored = enough && Math.abs(areas.get(own)!.left - areas.get(facing)!.left) > MIRRORED;
    return areas.get(isMirrored ? own : all)!;
  };
}

/** The group of a line, the part of it on pages of the same side, and that on facing pages. */
function keysOf({ content }: PageLayout, { column }: LineItem): { all: string; own: string; facing: string } {
  const { frame, number } = content;
  const size = `${Math.round(frame.width)}x${Math.round(frame.height)}`;
  const all = column > 0 ? `${size}/${column}/page ${number}` : size;
  return { all, own: `${all}/${number % 2}`, facing: `${all}/${(number + 1) % 2}` };
}
