import type { OcrEngine, OcrLine, PixelBox, Raster } from '../../ports/ocr.js';
import { type CellLine, usualHeight } from './cell-lines.js';
import { cut } from './cut.js';

/** Of the usual height of a line: the white that engines want around it. */
const WHITE = 0.25;

/** Of the usual height: ink that is lower and wider than that is one level stroke, whatever an engine makes of it. */
const STROKE = { height: 0.22, width: 0.4 };
const DASH = 0.6;

/** Reads the lines of cells; places are those of the page. A line in which nothing was read is left out. */
export async function readCells(
  page: Raster,
  lines: readonly CellLine[],
  engine: OcrEngine,
): Promise<OcrLine[]> {
  if (lines.length === 0) return [];
  const usual = usualHeight(lines);
  // A dash is not blown up to a wall: every picture is as high as a usual line.
  const spaces = lines.map(({ box }) => Math.ceil(Math.max(WHITE * usual, (usual - box.height) / 2)));
  const pictures = lines.map(({ box }, at) => cut(page, box, spaces[at]!));
  const read = await engine.readLines(pictures);
  return read.flatMap((line, at) => {
    const { box } = lines[at]!;
    const isStroke = box.height < STROKE.height * usual && box.width > STROKE.width * usual;
    if (isStroke && line?.characters[0]?.text !== '一') return [readDash(box)];
    if (!line) return [];
    const shift = box.x - spaces[at]!;
    const characters = line.characters.map((each) => ({
      ...each,
      x: each.x + shift,
      right: each.right + shift,
    }));
    return [{ box, characters }];
  });
}

/** A cell that holds a dash holds no figure; the engines like to see a 1 in it. */
function readDash(box: PixelBox): OcrLine {
  return { box, characters: [{ text: '—', x: box.x, right: box.x + box.width, confidence: DASH }] };
}
