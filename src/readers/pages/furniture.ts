import { isDressedPageNumber, isPageNumber, startsWithLabel } from './characters.js';
import type { Line } from './lines.js';
import type { LayoutItem, PageLayout } from './page-layout.js';

/** The outer parts of the page where running heads and page numbers stand. */
const BAND = 0.12;
const LONE_BAND = 0.08;
/** Points: running heads keep their place from page to page. */
const SAME_PLACE = 5;
/** Shares of the pages. Odd and even pages may have heads of their own. */
const COMMON = 0.4;
const EVERYWHERE = 0.6;
/** What is repeated above a table on every page and still belongs to it. */
const CAPTION = /单位\s*[:：]|续表|^附[件表]/;
const SCANNER_MARK = /扫描全能王|CamScanner|扫描宝/i;

/** The lines that are no part of the text: running heads, page numbers, marks of a scanner program. */
export function findFurniture(pages: readonly PageLayout[]): Set<Line> {
  const found = new Set<Line>();
  const bodySize = commonSize(pages);
  const candidates = pages.flatMap((page) => outerLines(page));
  const repeated = countRepeats(candidates, pages);
  for (const candidate of candidates) {
    const { line, isOutermost, gap } = candidate;
    const count = repeated(candidate);
    if (SCANNER_MARK.test(line.text) || line.artifact) found.add(line);
    else if (isDressedPageNumber(line.text) && (isOutermost || count > 1)) found.add(line);
    else if (isPageNumber(line.text) && isOutermost && (count > 1 || gap > 1.8)) found.add(line);
    else if (isLoneHead(candidate, bodySize, pages[0]!.content.frame.height)) found.add(line);
    else if (isRunningHead(line, count, pages.length, bodySize) && !CAPTION.test(line.text)) found.add(line);
  }
  return found;
}

/** A title that stands on the same place of two forms is larger than the text, or not on most of the pages. */
function isRunningHead(line: Line, count: number, pages: number, bodySize: number): boolean {
  if (count < 2 || line.size > bodySize * 1.15) return false;
  if (pages <= 4) return count >= Math.max(2, Math.ceil(pages * EVERYWHERE)) && line.size <= bodySize;
  return count >= Math.max(3, pages * COMMON);
}

/** Of a single page, or the first of a part: small, at the very top, far above the text. */
function isLoneHead({ line, isOutermost, gap }: Candidate, bodySize: number, height: number): boolean {
  const isAtTop = isOutermost && line.y < height * LONE_BAND && gap > 3 && Number.isFinite(gap);
  return isAtTop && line.size <= bodySize * 0.75 && !CAPTION.test(line.text) && !startsWithLabel(line.text);
}

interface Candidate {
  readonly line: Line;
  readonly page: number;
  readonly key: string;
  readonly isOutermost: boolean;
  /** Base line to base line towards the text, in sizes; infinite where the page holds nothing else. */
  readonly gap: number;
}

function outerLines({ content, items }: PageLayout): Candidate[] {
  const lines = items.flatMap((item) => (item.kind === 'line' ? [item.line] : []));
  const { height } = content.frame;
  const tops = items.map(topOf).sort((a, b) => a - b);
  const inBands = lines.filter(({ y }) => y < height * BAND || y > height * (1 - BAND));
  return inBands.map((line) => {
    const isTop = line.y < height / 2;
    const edge = isTop ? tops[0]! : tops.at(-1)!;
    const gap = isTop ? firstAbove(tops, line.y + 1) - line.y : line.y - lastBelow(tops, line.y - 1);
    return {
      line,
      page: content.number,
      key: `${isTop}/${line.text.replace(/\d+/g, '#').replace(/\s/g, '')}`,
      isOutermost: Math.abs(line.y - edge) < line.size * 0.5,
      gap: gap / line.size,
    };
  });
}

/** Base line of a line, lower or upper end of a table, whichever is nearer to the band. */
function topOf(item: LayoutItem): number {
  if (item.kind !== 'table') return item.line.y;
  return item.table.box.y + item.table.box.height;
}

function firstAbove(sorted: readonly number[], at: number): number {
  return sorted.find((value) => value > at) ?? Infinity;
}

function lastBelow(sorted: readonly number[], at: number): number {
  return sorted.findLast((value) => value < at) ?? -Infinity;
}

/** On how many pages a candidate's text, figures aside, stands at its height. */
function countRepeats(
  candidates: readonly Candidate[],
  pages: readonly PageLayout[],
): (candidate: Candidate) => number {
  const byKey = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const same = byKey.get(candidate.key);
    if (same) same.push(candidate);
    else byKey.set(candidate.key, [candidate]);
  }
  const counts = new Map<string, number>();
  const heights = new Map(pages.map(({ content }) => [content.number, content.frame.height]));
  // Measured from the nearer edge: pages of a document may differ in size.
  const place = ({ line, page }: Candidate) => {
    const height = heights.get(page)!;
    return Math.round((line.y < height / 2 ? line.y : height - line.y) / SAME_PLACE);
  };
  for (const [key, same] of byKey) {
    const pagesAt = new Map<number, Set<number>>();
    for (const candidate of same) {
      const at = place(candidate);
      for (const near of [at - 1, at, at + 1]) {
        const seen = pagesAt.get(near);
        if (seen) seen.add(candidate.page);
        else pagesAt.set(near, new Set([candidate.page]));
      }
    }
    for (const [at, seen] of pagesAt) counts.set(`${at}/${key}`, seen.size);
  }
  return (candidate) => counts.get(`${place(candidate)}/${candidate.key}`) ?? 1;
}

/** The size that most of the text has. */
export function commonSize(pages: readonly PageLayout[]): number {
  const votes = new Map<number, number>();
  for (const { items } of pages) {
    for (const item of items) {
      if (item.kind === 'line') votes.set(item.line.size, (votes.get(item.line.size) ?? 0) + item.line.count);
    }
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10.5;
}
