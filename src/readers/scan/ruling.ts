import type { Raster } from '../../ports/ocr.js';
import { type Ink, inkOf, transpose } from './ink.js';
import { findStrokes, inspect, joinStrokes, rowAt, type Stroke } from './strokes.js';

/** The ruling lines of a page. Those that go down are strokes of the page with rows and columns exchanged. */
export interface Ruling {
  readonly level: readonly Stroke[];
  readonly upright: readonly Stroke[];
}

/** Of evenly lit paper: a hair line at 150 dpi is no darker. */
const LINE_INK = 195;

/** Inches. */
const LONG_LEVEL = 0.6;
const LONG_UPRIGHT = 0.42;
/** A line for itself: underscores, the line below a running head. Dashes are shorter. */
const LONELY = 1.2;
const SHORT_LEVEL = 0.15;
const SHORT_UPRIGHT = 0.1;
const TOUCH = 0.035;
/** Ends that are so near to a crossing line end there. */
const SNAP = 0.07;

/** Shares of the length. */
const INKED = 0.8;
const ALONE = 0.45;
const SHORT_INKED = 0.97;

/** Finds the lines of tables and the lines that stand alone, and leaves the strokes of letters out. */
export function findRuling(raster: Raster): Ruling {
  const ink = inkOf(raster, LINE_INK);
  const across = transpose(ink);
  const { dpi } = ink;
  const levels = joinStrokes(findStrokes(ink), dpi);
  const uprights = joinStrokes(findStrokes(across), dpi);
  const [longLevels, shortLevels] = part(levels, ink, LONG_LEVEL, SHORT_LEVEL);
  const [longUprights, shortUprights] = part(uprights, across, LONG_UPRIGHT, SHORT_UPRIGHT);

  // What two long lines the other way cross is a line; what only one crosses may be the stroke of a large letter.
  let level = longLevels.filter(
    (stroke) => length(stroke) >= LONELY * dpi || touching(stroke, longUprights, dpi).length > 1,
  );
  let upright = longUprights.filter(
    (stroke) => length(stroke) >= LONELY * dpi || touching(stroke, level, dpi).length > 1,
  );
  level = level.filter(
    (stroke) => length(stroke) >= LONELY * dpi || touching(stroke, upright, dpi).length > 0,
  );
  // Borders of small cells: they end on lines that are already known, or on each other's.
  for (let round = 0; round < 2; round += 1) {
    level = [
      ...level,
      ...shortLevels.filter((stroke) => !level.includes(stroke) && isHeld(stroke, upright, dpi)),
    ];
    upright = [
      ...upright,
      ...shortUprights.filter((stroke) => !upright.includes(stroke) && isHeld(stroke, level, dpi)),
    ];
  }
  return {
    level: level.map((stroke) => snap(stroke, upright, dpi)),
    upright: upright.map((stroke) => snap(stroke, level, dpi)),
  };
}

const length = ({ from, to }: Stroke): number => to - from + 1;

function part(strokes: readonly Stroke[], ink: Ink, long: number, short: number): [Stroke[], Stroke[]] {
  const [longs, shorts]: [Stroke[], Stroke[]] = [[], []];
  for (const stroke of strokes) {
    if (length(stroke) < short * ink.dpi) continue;
    const { inked, alone } = inspect(ink, stroke);
    if (length(stroke) >= long * ink.dpi && inked >= INKED && alone >= ALONE) longs.push(stroke);
    else if (inked >= SHORT_INKED) shorts.push(stroke);
  }
  return [longs, shorts];
}

function touching(stroke: Stroke, others: readonly Stroke[], dpi: number): Stroke[] {
  const reach = TOUCH * dpi;
  return others.filter((other) => {
    const place = other.start;
    if (place < stroke.from - reach || place > stroke.to + reach) return false;
    const row = rowAt(stroke, place);
    return row >= other.from - reach && row <= other.to + reach;
  });
}

/** Both ends lie on lines that go the other way. */
function isHeld(stroke: Stroke, others: readonly Stroke[], dpi: number): boolean {
  const near = touching(stroke, others, dpi);
  const reach = TOUCH * dpi;
  const ends = (at: number): boolean =>
    near.some((other) => Math.abs(other.start - at) <= reach + other.thickness);
  return near.length > 1 && ends(stroke.from) && ends(stroke.to);
}

/** Letters that touch a line's end make it longer, weak print makes it shorter. */
function snap(stroke: Stroke, others: readonly Stroke[], dpi: number): Stroke {
  const reach = SNAP * dpi;
  const crossings = others.filter((other) => {
    const row = rowAt(stroke, other.start);
    return row >= other.from - reach && row <= other.to + reach;
  });
  const nearest = (end: number): number => {
    const near = crossings.filter(({ start }) => Math.abs(start - end) <= reach);
    if (near.length === 0) return end;
    return Math.round(
      near.reduce((a, b) => (Math.abs(b.start - end) < Math.abs(a.start - end) ? b : a)).start,
    );
  };
  const [from, to] = [nearest(stroke.from), nearest(stroke.to)];
  return from < to ? { ...stroke, from, to, start: rowAt(stroke, from) } : stroke;
}
