import type { FigureReading } from '../../model/document.js';
import type { FigureGlyphs } from './page-content.js';

/** Adds a glyph to the figures of a line: neighbours of one reading are one figure. `at` is where the glyph's text begins. */
export function addFigureGlyph(
  figures: FigureReading[],
  reading: FigureGlyphs,
  before: FigureGlyphs | undefined,
  at: number,
  length: number,
): void {
  const open = before === reading ? figures.pop() : undefined;
  const { agreed, other } = reading;
  const picture = open ? open.picture : reading.picture && Buffer.from(reading.picture).toString('base64');
  figures.push({ start: open?.start ?? at, end: at + length, agreed, other, picture });
}

/** The figures of a piece of text that now stands `by` characters further on. */
export function shiftFigures(figures: readonly FigureReading[], by: number): FigureReading[] {
  return figures.map((figure) => ({ ...figure, start: figure.start + by, end: figure.end + by }));
}

/** The figures that lie in a part of the text, counted from its start. */
export function cutFigures(figures: readonly FigureReading[], start: number, end: number): FigureReading[] {
  return shiftFigures(
    figures.filter((figure) => figure.start >= start && figure.end <= end),
    -start,
  );
}

/** Weighted mean of what was recognised; null where nothing was. */
export function meanConfidence(
  parts: readonly { readonly confidence: number | null; readonly weight: number }[],
): number | null {
  let [sum, weights] = [0, 0];
  for (const { confidence, weight } of parts) {
    if (confidence === null) continue;
    sum += confidence * weight;
    weights += weight;
  }
  return weights === 0 ? null : Math.round((sum / weights) * 1000) / 1000;
}
