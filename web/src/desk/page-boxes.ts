import type { Block, Box, Segment } from '../../../src/model/document.js';
import type { Mark } from './marks.js';

/** A rectangle on a page, in points. */
export interface PageBox {
  readonly page: number;
  readonly box: Box;
}

/**
 * Where a mark lies on the pages: one rectangle a printed line. The places of single characters are not kept, so a part
 * of a line is narrowed by the width that its characters have in print (Han full, Latin half). Without the block, the
 * line or cell that the finding names.
 */
export function boxesOf({ location }: Mark, block: Block | undefined): readonly PageBox[] {
  const { page, box, start, end } = location;
  if (block?.kind === 'paragraph' && start !== null && end !== null) {
    const lines = block.segments.filter((segment) => segment.start < end && segment.end > start);
    const boxes = lines.flatMap((segment) => narrowed(block.text, segment, start, end));
    if (boxes.length > 0) return boxes;
  }
  return page !== null && box ? [{ page, box }] : [];
}

function narrowed(text: string, segment: Segment, start: number, end: number): readonly PageBox[] {
  const { page, box } = segment;
  if (page === null || !box) return [];
  const from = Math.max(start, segment.start);
  const to = Math.min(end, segment.end);
  const line = widthOf(text.slice(segment.start, segment.end));
  if (line === 0) return [{ page, box }];
  const before = widthOf(text.slice(segment.start, from)) / line;
  const inside = widthOf(text.slice(from, to)) / line;
  return [{ page, box: { ...box, x: box.x + box.width * before, width: box.width * inside } }];
}

/** A rectangle with all the marks that lie on it: many findings may point at the same line. */
export interface PageMarks extends PageBox {
  readonly marks: readonly Mark[];
}

/** By page. Marks of the same rectangle are one, since washes over each other would hide the print. */
export function marksByPage(
  marks: readonly Mark[],
  blocks: readonly Block[],
): ReadonlyMap<number, readonly PageMarks[]> {
  const places = new Map<string, PageBox & { marks: Mark[] }>();
  for (const mark of marks) {
    for (const { page, box } of boxesOf(mark, blocks[mark.location.block])) {
      const key = [page, ...[box.x, box.y, box.width, box.height].map(Math.round)].join();
      const place = places.get(key);
      if (place) place.marks.push(mark);
      else places.set(key, { page, box, marks: [mark] });
    }
  }
  const pages = new Map<number, PageMarks[]>();
  for (const place of places.values()) pages.set(place.page, [...(pages.get(place.page) ?? []), place]);
  return pages;
}

/** In half ems. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character.codePointAt(0)! < 0x2e80 && !WIDE.test(character) ? 1 : 2;
  return width;
}

/** Below the ideographs, but as wide as they are in Chinese fonts. */
const WIDE = /[“”‘’…—①-⓿■-◿]/;

/** A rectangle in percent of its page, for a picture of any size. */
export function inPercent(
  { x, y, width, height }: Box,
  page: { readonly width: number | null; readonly height: number | null },
): { left: string; top: string; width: string; height: string } | null {
  if (!page.width || !page.height) return null;
  const percent = (part: number, whole: number) => `${Math.round((part / whole) * 1e5) / 1e3}%`;
  return {
    left: percent(x, page.width),
    top: percent(y, page.height),
    width: percent(width, page.width),
    height: percent(height, page.height),
  };
}
