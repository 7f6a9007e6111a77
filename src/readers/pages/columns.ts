import { isBlank } from './characters.js';
import { groupRows } from './lines.js';
import type { Glyph } from './page-content.js';
import type { ColumnEdges } from './page-layout.js';

/** Glyphs that are read together: a column, or what goes over the whole width. */
export interface Region {
  readonly column: number;
  readonly edges: ColumnEdges | null;
  readonly glyphs: readonly Glyph[];
}

/** Points. The gutter of two columns is at least that wide, and lies near the middle of the text. */
const GUTTER = 10;
const MIDDLE = { from: 0.35, to: 0.65 };
/** Below these a page is not taken to be set in two columns: forms and lists have gaps, too. */
const FEWEST_ROWS = 6;
const FEWEST_ROWS_AGAIN = 2;
const FILL = 0.62;
/** A column narrower than that is a field of a form. */
const FEWEST_CHARACTERS = 11;

/** Punctuation that may hang over the end of a line; its ink is in the left half. */
const HANGING = /[，。、；：！？]/;

export interface SplitPage {
  readonly regions: readonly Region[];
  readonly gutter: ColumnEdges | null;
}

/**
 * Parts a page where it is set in two columns; any other page is one region. Columns that come over from the page before
 * (`known`) may be short.
 */
export function splitColumns(glyphs: readonly Glyph[], known: ColumnEdges | null): SplitPage {
  const printed = glyphs.filter((glyph) => !isBlank(glyph.text));
  const found = printed.length === 0 ? null : findColumns(printed, known);
  if (!found) return { regions: [{ column: 0, edges: null, glyphs }], gutter: null };

  const { top, bottom, gutter } = found;
  const middle = (gutter.left + gutter.right) / 2;
  const body = glyphs.filter((glyph) => glyph.y >= top && glyph.y <= bottom);
  const left = body.filter((glyph) => glyph.x < middle);
  const right = body.filter((glyph) => glyph.x >= middle);
  const regions = [
    { column: 0, edges: null, glyphs: glyphs.filter((glyph) => glyph.y < top) },
    { column: 1, edges: edgesOf(left), glyphs: left },
    { column: 2, edges: edgesOf(right), glyphs: right },
    { column: 0, edges: null, glyphs: glyphs.filter((glyph) => glyph.y > bottom) },
  ];
  return { regions, gutter };
}

interface Columns {
  readonly top: number;
  readonly bottom: number;
  readonly gutter: ColumnEdges;
}

/** The longest run of rows that leave one upright strip near the middle free. */
function findColumns(glyphs: readonly Glyph[], known: ColumnEdges | null): Columns | null {
  const { left, right } = edgesOf(glyphs);
  const zone = { left: left + (right - left) * MIDDLE.from, right: left + (right - left) * MIDDLE.to };
  const rows = groupRows(glyphs);
  let best: { rows: Glyph[][]; gutter: ColumnEdges } | null = null;
  for (let start = 0; start < rows.length; ) {
    let strips = [zone];
    let end = start;
    while (end < rows.length) {
      const rest = freeStrips(strips, rows[end]!);
      if (rest.length === 0) break;
      strips = rest;
      end += 1;
    }
    const gutter = strips.reduce((wide, strip) =>
      strip.right - strip.left > wide.right - wide.left ? strip : wide,
    );
    const run = trim(rows.slice(start, end), gutter);
    if (run.length > (best?.rows.length ?? 0) && isColumnar(run, gutter, known)) best = { rows: run, gutter };
    start = Math.max(end, start + 1);
  }
  if (!best) return null;
  const ys = best.rows.flat().map(({ y }) => y);
  const [top, bottom] = [ys.reduce((a, b) => Math.min(a, b)), ys.reduce((a, b) => Math.max(a, b))];
  return { top: top - 2, bottom: bottom + 2, gutter: best.gutter };
}

function freeStrips(strips: readonly ColumnEdges[], row: readonly Glyph[]): ColumnEdges[] {
  let free = [...strips];
  for (const glyph of row) {
    const inkRight = HANGING.test(glyph.text) ? (glyph.x + glyph.right) / 2 : glyph.right;
    if (free.every((strip) => inkRight <= strip.left || glyph.x >= strip.right)) continue;
    free = free
      .flatMap(({ left, right }) => [
        { left, right: Math.min(right, glyph.x) },
        { left: Math.max(left, inkRight), right },
      ])
      .filter(({ left, right }) => right - left >= GUTTER);
  }
  return free.filter(
    (strip, at) => free.findIndex((same) => same.left === strip.left && same.right === strip.right) === at,
  );
}

/** Short lines over the whole width, above and below the columns, are not of them. */
function trim(rows: readonly Glyph[][], gutter: ColumnEdges): Glyph[][] {
  const first = rows.findIndex((row) => hasBothSides(row, gutter));
  const last = rows.findLastIndex((row) => hasBothSides(row, gutter));
  return first === -1 ? [] : rows.slice(first, last + 1);
}

function hasBothSides(row: readonly Glyph[], gutter: ColumnEdges): boolean {
  return (
    row.some((glyph) => glyph.right <= gutter.left + 1) && row.some((glyph) => glyph.x >= gutter.right - 1)
  );
}

function edgesOf(glyphs: readonly Glyph[]): ColumnEdges {
  return {
    left: glyphs.reduce((left, glyph) => (isBlank(glyph.text) ? left : Math.min(left, glyph.x)), Infinity),
    right: glyphs.reduce(
      (right, glyph) => (isBlank(glyph.text) ? right : Math.max(right, glyph.right)),
      -Infinity,
    ),
  };
}

/** Both sides hold lines that mostly run to the end of their column. */
function isColumnar(rows: readonly Glyph[][], gutter: ColumnEdges, known: ColumnEdges | null): boolean {
  const isKnown = known !== null && known.left < gutter.right && gutter.left < known.right;
  const glyphs = rows.flat();
  const middle = (gutter.left + gutter.right) / 2;
  return [glyphs.filter((glyph) => glyph.x < middle), glyphs.filter((glyph) => glyph.x >= middle)].every(
    (side) => {
      const { left, right } = edgesOf(side);
      const lines = groupRows(side);
      const full = lines.filter(
        (line) => line.at(-1)!.right - line[0]!.x > FILL * (right - left) && line.length >= FEWEST_CHARACTERS,
      );
      return (
        lines.length >= (isKnown ? FEWEST_ROWS_AGAIN : FEWEST_ROWS) && full.length >= FILL * lines.length
      );
    },
  );
}
