import type { Box } from '../../model/document.js';
import { findAlignedTables } from './aligned-tables.js';
import { splitColumns } from './columns.js';
import { setNotesApart } from './footnotes.js';
import { findGrids, gridBox } from './grid.js';
import { type Line, lineBox, makeLine, makeLines } from './lines.js';
import { type Glyph, type PageContent, unite } from './page-content.js';
import { fillGrid, isInside, type TablePart } from './table-cells.js';

/** What stands on a page, in reading order. `column` tells lines of different columns apart; whole-width lines have 0. */
export type LayoutItem =
  | {
      readonly kind: 'line';
      readonly line: Line;
      readonly column: number;
      readonly edges: ColumnEdges | null;
    }
  | {
      readonly kind: 'note';
      readonly line: Line;
      readonly column: number;
      readonly edges: ColumnEdges | null;
    }
  | { readonly kind: 'table'; readonly table: TablePart }
  | { readonly kind: 'aside'; readonly line: Line; readonly box: Box; readonly furniture: boolean };

/** Left and right end of a column of a page that is set in two. */
export interface ColumnEdges {
  readonly left: number;
  readonly right: number;
}

export interface PageLayout {
  /** The characters are not kept: a long document would hold all of them. */
  readonly content: Pick<PageContent, 'number' | 'frame'>;
  readonly items: readonly LayoutItem[];
  /** Between the two columns that the page is set in. */
  readonly gutter: ColumnEdges | null;
}

/** `before` is the page before: what is set in columns there may go on here. */
export function layOutPage(content: PageContent, before: PageLayout | null = null): PageLayout {
  const level = content.glyphs.filter((glyph) => glyph.angle === 0 && isOnPage(glyph, content));
  const slanted = content.glyphs.filter((glyph) => glyph.angle !== 0);
  const { tables, rest, restSlanted } = takeTables(content, level, slanted);

  const items: LayoutItem[] = [];
  const { regions, gutter } = splitColumns(rest, before?.gutter ?? null);
  for (const region of regions) {
    for (const part of findAlignedTables(makeLines(region.glyphs, content.number), content.number)) {
      if (part.kind === 'table') items.push(part);
      else items.push({ kind: 'line', line: part.line, column: region.column, edges: region.edges });
    }
  }
  const { number, frame } = content;
  const flow = setNotesApart(insertTables(items, tables), content);
  return { content: { number, frame }, items: [...flow, ...asides(restSlanted, content)], gutter };
}

function isOnPage(glyph: Glyph, { frame }: PageContent): boolean {
  return glyph.right > 0 && glyph.x < frame.width && glyph.y > 0 && glyph.y - glyph.size < frame.height;
}

interface Taken {
  readonly tables: TablePart[];
  readonly rest: Glyph[];
  readonly restSlanted: Glyph[];
}

/** Ruled tables first: what stands in their cells is no running text, whatever it looks like. */
function takeTables(content: PageContent, level: readonly Glyph[], slanted: readonly Glyph[]): Taken {
  const tables: TablePart[] = [];
  let rest = [...level];
  let restSlanted = [...slanted];
  for (const grid of findGrids(content.rules)) {
    const box = gridBox(grid);
    // Text on its side in a narrow cell reads on like other text; a watermark across the table does not.
    const sideways = restSlanted.filter((glyph) => glyph.angle % 90 === 0 && isInside(glyph, box));
    const inside = rest.filter((glyph) => isInside(glyph, box));
    const table = fillGrid(grid, [...inside, ...straighten(sideways)], content.number, content.frame.height);
    if (!table) continue;
    tables.push(table);
    const taken = new Set([...inside, ...sideways]);
    rest = rest.filter((glyph) => !taken.has(glyph));
    restSlanted = restSlanted.filter((glyph) => !taken.has(glyph));
  }
  return { tables, rest, restSlanted };
}

/** Sideways characters as if set level, one after the other from where their run begins. */
function straighten(glyphs: readonly Glyph[]): Glyph[] {
  const along = new Map<number, Glyph>();
  return glyphs.map((glyph) => {
    const before = along.get(glyph.run);
    const x = before ? before.right : glyph.x;
    const straight = { ...glyph, x, right: x + glyph.size * 0.01, y: before ? before.y : glyph.y, angle: 0 };
    along.set(glyph.run, straight);
    return straight;
  });
}

function topOf(item: LayoutItem): number {
  if (item.kind === 'table') return item.table.box.y;
  return lineBox(item.line).y;
}

/** A table comes before the first line of its height or below it; columns are read one after the other. */
function insertTables(items: readonly LayoutItem[], tables: readonly TablePart[]): LayoutItem[] {
  const ordered = [...items];
  for (const table of tables) {
    const middle = table.box.y + table.box.height / 2;
    const at = ordered.findIndex((item) => topOf(item) >= middle);
    ordered.splice(at === -1 ? ordered.length : at, 0, { kind: 'table', table });
  }
  return ordered;
}

/** Runs that are set across the page: watermarks at a slant, notes along the margin. */
function asides(glyphs: readonly Glyph[], content: PageContent): LayoutItem[] {
  const runs = new Map<string, Glyph[]>();
  for (const glyph of glyphs) {
    const key = `${glyph.run}/${glyph.angle}`;
    const run = runs.get(key);
    if (run) run.push(glyph);
    else runs.set(key, [glyph]);
  }
  return [...runs.values()].flatMap((run): LayoutItem[] => {
    const line = makeLine(straighten(run), content.number);
    if (!line) return [];
    const places = run.map(({ x, y }) => ({ x, y, width: line.size, height: line.size }));
    return [{ kind: 'aside', line, box: unite(places)!, furniture: run[0]!.angle % 90 !== 0 }];
  });
}
