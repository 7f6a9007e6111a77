import { inkLevel } from '../../ports/ink.js';
import type { OcrEngines, OcrLine, PixelBox } from '../../ports/ocr.js';
import { findGrids, gridBox } from '../pages/grid.js';
import type { FigureGlyphs, PageContent, Rule } from '../pages/page-content.js';
import { findCellLines } from './cell-lines.js';
import { blankOut, clipBox } from './cut.js';
import { findFigures } from './find-figures.js';
import { type FittedLine, fitLine } from './fit-line.js';
import { turnHalf } from './half-turn.js';
import { mend } from './mend.js';
import { readPageNumbers } from './page-number.js';
import { readCells } from './read-cells.js';
import { type FoundFigure, readFigures } from './read-figures.js';
import type { PreparedPage, RecognisedPage } from './scan-page.js';
import { type ReadLine, toGlyphs } from './to-glyphs.js';

/** Points an inch. */
const INCH = 72;
/** Text that is upside down is read with less confidence than that; so is the worst of scans. */
const POOR = 0.85;
/** Below it a page is so poor that two engines may well make the same mistake: no figure of it is called agreed. */
const CLEAR = 0.9;
/** Of the page: a larger cell is a frame around the text, and its lines are found like those of any page. */
const LARGE_CELL = 0.35;

interface PageLine extends FittedLine {
  readonly isCell: boolean;
}

interface Reading {
  readonly page: PreparedPage;
  readonly lines: readonly PageLine[];
  readonly level: number;
  readonly confidence: number;
}

/**
 * Reads a prepared page: the cells of its tables one by one, the rest as a page, its figures twice. A page that lies
 * on its head is read the right way up. Nothing is guessed: a blank page has no characters and confidence 0.
 */
export async function recognisePage(
  page: PreparedPage,
  number: number,
  engines: OcrEngines,
): Promise<RecognisedPage> {
  let reading: Reading = page.blank
    ? { page, lines: [], level: 0, confidence: 0 }
    : await readUpright(page, engines);
  if (!page.blank && reading.confidence < POOR) {
    const turned = await readUpright(turnHalf(page), engines);
    if (scoreOf(turned) > scoreOf(reading)) reading = turned;
  }
  const lines = await readFiguresOf(reading, engines);
  return { content: toContent(reading.page, number, lines), confidence: reading.confidence };
}

/** The right way up more is read, and with more confidence. */
function scoreOf({ lines, confidence }: Reading): number {
  return confidence * lines.reduce((sum, { characters }) => sum + characters.length, 0);
}

async function readUpright(page: PreparedPage, { first }: OcrEngines): Promise<Reading> {
  const { raster } = page;
  const level = inkLevel(raster);
  const cells = cellsOf(page);
  const cellLines = await readCells(raster, findCellLines(raster, cells, level), first);
  const rest = cells.length > 0 ? blankOut(raster, cells) : raster;
  const pageLines = await readPageNumbers(rest, await first.readPage(rest), first, level);
  const place = (lines: readonly OcrLine[], isCell: boolean): PageLine[] =>
    lines.flatMap((line) => {
      const characters = mend(line.characters);
      const fitted = fitLine(isCell ? raster : rest, line.box, characters, level);
      return fitted ? [{ ...fitted, isCell }] : [];
    });
  const lines = [...place(pageLines, false), ...place(cellLines, true)];
  const characters = lines.flatMap((line) => line.characters);
  const sum = characters.reduce((total, { confidence }) => total + confidence, 0);
  return { page, lines, level, confidence: characters.length === 0 ? 0 : sum / characters.length };
}

/** In pixels of the raster. */
function cellsOf({ raster, rules }: PreparedPage): PixelBox[] {
  const scale = INCH / raster.dpi;
  const most = raster.width * raster.height * LARGE_CELL;
  return findGrids(rules.map((rule) => scaleRule(rule, scale)))
    .filter((grid) => gridBox(grid).width > 0)
    .flatMap((grid) => grid.cells)
    .map(({ box }) =>
      clipBox(raster, {
        x: box.x / scale,
        y: box.y / scale,
        width: box.width / scale,
        height: box.height / scale,
      }),
    )
    .filter(({ width, height }) => width > 0 && height > 0 && width * height <= most);
}

function scaleRule({ horizontal, at, from, to }: Rule, scale: number): Rule {
  return { horizontal, at: at * scale, from: from * scale, to: to * scale };
}

async function readFiguresOf(reading: Reading, engines: OcrEngines): Promise<ReadLine[]> {
  const { page, lines, level, confidence } = reading;
  const found = lines.map((line) =>
    findFigures(line.characters, line.isCell).map((run): FoundFigure => {
      const held = line.characters.slice(run.start, run.end);
      return { line, run, doubtful: confidence < CLEAR || held.some(({ doubtful }) => doubtful === true) };
    }),
  );
  const readings = await readFigures(page.raster, found.flat(), engines, level);
  let next = 0;
  return lines.map((line, at) => {
    const figures = new Map<number, FigureGlyphs>();
    for (const { run } of found[at]!) {
      const reading = readings[next]!;
      next += 1;
      for (let place = run.start; place < run.end; place += 1) figures.set(place, reading);
    }
    return { ...line, figures };
  });
}

function toContent(page: PreparedPage, number: number, lines: readonly ReadLine[]): PageContent {
  const { raster, rules, turn, skew, width, height } = page;
  const scale = INCH / raster.dpi;
  return {
    number,
    frame: {
      pageWidth: width * scale,
      pageHeight: height * scale,
      width: raster.width * scale,
      height: raster.height * scale,
      turn,
      skew,
    },
    glyphs: toGlyphs(lines, scale),
    rules: rules.map((rule) => scaleRule(rule, scale)),
    images: [],
    paths: 0,
  };
}
