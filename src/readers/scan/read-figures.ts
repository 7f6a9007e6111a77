import sharp from 'sharp';
import { inkOfColumns, inkOfRows } from '../../ports/ink.js';
import type { OcrEngines, PixelBox, Raster } from '../../ports/ocr.js';
import type { FigureGlyphs } from '../pages/page-content.js';
import { clipBox, cut } from './cut.js';
import type { FigureRun } from './find-figures.js';
import type { FittedLine } from './fit-line.js';

/** A figure in the page: which characters of which line, as the first engine read it. */
export interface FoundFigure {
  readonly line: FittedLine;
  readonly run: FigureRun;
  /** One of its signs could stand for another. */
  readonly doubtful: boolean;
}

/** Pixels of white around a figure that is read alone; of the line's height around a picture for a person. */
const WHITE = 10;
const AROUND = 0.3;
/** Of a digit's height: what is lower and stands at the foot is a point or a comma. */
const POINT = { height: 0.42, width: 0.4, foot: 0.6, least: 0.08 };

/**
 * Reads figures a second time, with the other engine. Agreed is what both read alike and the ink does not speak against; an
 * engine that agrees with itself says nothing.
 */
export async function readFigures(
  page: Raster,
  figures: readonly FoundFigure[],
  { first, second }: OcrEngines,
  level: number,
): Promise<FigureGlyphs[]> {
  const pictures = figures.map((figure) => cut(page, placeOf(page, figure), WHITE));
  const readings = figures.length > 0 ? await second.readFigures(pictures) : [];
  const results: FigureGlyphs[] = [];
  for (const [at, figure] of figures.entries()) {
    let reading = readings[at] ?? '';
    // A picture alone is read in another way than among others: a second chance for the few that differ.
    if (!isSame(figure.run.text, reading)) {
      const [alone = ''] = await second.readFigures([pictures[at]!]);
      if (isSame(figure.run.text, alone) || reading === '') reading = alone;
    }
    const agreed =
      first !== second &&
      isSame(figure.run.text, reading) &&
      !figure.doubtful &&
      !hidesPoint(pictures[at]!, figure.run.text, level);
    const other = reading === '' ? null : reading;
    results.push({ agreed, other, picture: agreed ? null : await toPng(page, figure) });
  }
  return results;
}

function placeOf(page: Raster, { line, run }: FoundFigure): PixelBox {
  const [first, last] = [line.characters[run.start]!, line.characters[run.end - 1]!];
  return clipBox(page, { ...line.box, x: first.x, width: last.right - first.x });
}

/** Commas and the forms of the minus do not make another figure; a point at the end is none. */
function isSame(first: string, second: string): boolean {
  const fold = (text: string) =>
    text.normalize('NFKC').replace(/[\s,]/g, '').replace(/[−－]/g, '-').replace(/\.$/, '');
  return second !== '' && fold(first) === fold(second);
}

/** The worst mistake is a lost point, and two engines may share it: there must not be more points in the ink than were read. */
function hidesPoint(picture: Raster, text: string, level: number): boolean {
  const whole = { x: 0, y: 0, width: picture.width, height: picture.height };
  const columns = inkOfColumns(picture, whole, level);
  const all = spanOf(inkOfRows(picture, whole, level));
  if (!all) return false;
  const height = all.end - all.start;
  let points = 0;
  for (let x = 0; x < columns.length; x += 1) {
    if (columns[x] === 0) continue;
    const left = x;
    while (x < columns.length && columns[x]! > 0) x += 1;
    const span = spanOf(inkOfRows(picture, { ...whole, x: left, width: x - left }, level));
    if (!span) continue;
    const [high, wide] = [(span.end - span.start) / height, (x - left) / height];
    const isAtFoot = (span.start - all.start) / height > POINT.foot;
    if (isAtFoot && high < POINT.height && wide < POINT.width && Math.min(high, wide) > POINT.least)
      points += 1;
  }
  return points > (text.match(/[.,]/g)?.length ?? 0);
}

function spanOf(rows: Int32Array): { readonly start: number; readonly end: number } | null {
  const start = rows.findIndex((ink) => ink > 0);
  return start < 0 ? null : { start, end: rows.findLastIndex((ink) => ink > 0) + 1 };
}

/** The place with a little of what is around it. */
async function toPng(page: Raster, figure: FoundFigure): Promise<Uint8Array> {
  const place = placeOf(page, figure);
  const around = place.height * AROUND;
  const { width, height, data } = cut(
    page,
    clipBox(page, {
      x: place.x - around,
      y: place.y - around,
      width: place.width + 2 * around,
      height: place.height + 2 * around,
    }),
    0,
  );
  return sharp(data, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}
