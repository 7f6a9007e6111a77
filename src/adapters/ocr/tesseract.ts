import type { Block, Line, Word } from 'tesseract.js';
import { holdsPrint } from '../../ports/ink.js';
import {
  type OcrCharacter,
  type OcrEngine,
  type OcrLine,
  OcrMissing,
  type PixelBox,
  type Raster,
} from '../../ports/ocr.js';
import { frame, stack } from './montage.js';
import { findLanguage, type Language, openWorker, type TesseractWorker } from './tesseract-worker.js';

/** Tesseract's page segmentation modes: a page that it parts itself, one block of lines, one line. */
const MODE = { page: '3', block: '6', line: '7' };
const FIGURE = '0123456789.,%-';
/** Figures a call: a longer montage gains nothing. */
const MOST_FIGURES = 80;

/**
 * Tesseract, compiled to WebAssembly: runs everywhere. Each language is loaded when it is first needed: Chinese for pages and lines, Latin for
 * figures, where it is much the better reader (docs/decisions/ocr.md); Chinese for both where the other is not installed.
 * Rejects with an `OcrMissing` where the Chinese data is not there.
 */
export async function openTesseract(): Promise<OcrEngine> {
  const chinese = await findLanguage('chi_sim');
  if (chinese === null) {
    throw new OcrMissing(
      '缺少中文识别数据（@tesseract.js-data/chi_sim），扫描页无法识别。请在绩审目录中运行 npm install 后再试。',
    );
  }
  const latin = await findLanguage('eng');
  const opened = new Map<Language, Promise<TesseractWorker>>();
  const open = (language: Language, folder: string): Promise<TesseractWorker> => {
    const worker = opened.get(language) ?? openWorker(language, folder);
    opened.set(language, worker);
    return worker;
  };
  const forText = () => open('chi_sim', chinese);
  const forFigures = () => (latin === null ? forText() : open('eng', latin));
  return {
    name: 'tesseract',
    async readPage(page) {
      if (!holdsPrint(page)) return [];
      const blocks = await (await forText()).recognise(page, { tessedit_pageseg_mode: MODE.page });
      return linesOf(blocks)
        .map((line) => readLine(line, 0, page))
        .filter((line) => line.characters.length > 0)
        .sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
    },
    async readLines(pictures) {
      const lines: (OcrLine | null)[] = [];
      for (const picture of pictures) lines.push(await readOne(await forText(), picture));
      return lines;
    },
    async readFigures(pictures) {
      const figures: string[] = [];
      for (let at = 0; at < pictures.length; at += MOST_FIGURES) {
        figures.push(...(await readColumn(await forFigures(), pictures.slice(at, at + MOST_FIGURES))));
      }
      return figures;
    },
    async close() {
      for (const worker of opened.values()) await worker.then((it) => it.close()).catch(() => undefined);
      opened.clear();
    },
  };
}

function linesOf(blocks: readonly Block[]): Line[] {
  return blocks.flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines));
}

async function readOne(worker: TesseractWorker, picture: Raster): Promise<OcrLine | null> {
  if (!holdsPrint(picture)) return null;
  const framed = frame(picture);
  const lines = linesOf(await worker.recognise(framed, { tessedit_pageseg_mode: MODE.line }));
  const [line] = lines
    .map((each) => readLine(each, framed.space, picture))
    .filter((each) => each.characters.length > 0);
  return line ?? null;
}

/** Figures one below the other; one alone is read as a line, which is a second way of looking at it. */
async function readColumn(worker: TesseractWorker, pictures: readonly Raster[]): Promise<string[]> {
  if (!pictures.some(holdsPrint)) return pictures.map(() => '');
  const { picture, rows } = stack(pictures);
  const mode = pictures.length === 1 ? MODE.line : MODE.block;
  const settings = { tessedit_pageseg_mode: mode, tessedit_char_whitelist: FIGURE };
  const figures = pictures.map(() => '');
  for (const { words } of linesOf(await worker.recognise(picture, settings))) {
    for (const { text, bbox } of words) {
      const middle = (bbox.y0 + bbox.y1) / 2;
      const at = rows.findIndex(({ top, bottom }) => middle >= top && middle < bottom);
      if (at >= 0) figures[at] += text.replace(/\s/g, '');
    }
  }
  return figures;
}

/** `space`: the white that was put around the picture. */
function readLine({ words, bbox }: Line, space: number, picture: Raster): OcrLine {
  const characters: OcrCharacter[] = [];
  for (const word of words) {
    const first = word.symbols[0];
    const last = characters.at(-1);
    if (first && last && isLatin(last.text) && isLatin(first.text)) {
      const gap = { x: last.right, right: first.bbox.x0 - space };
      characters.push({
        text: ' ',
        x: gap.x,
        right: Math.max(gap.x, gap.right),
        confidence: last.confidence,
      });
    }
    characters.push(...symbolsOf(word, space, picture));
  }
  return { box: boxOf(bbox, space, picture), characters };
}

function symbolsOf({ symbols }: Word, space: number, picture: Raster): OcrCharacter[] {
  return symbols
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, bbox, confidence }) => {
      const { x, width } = boxOf(bbox, space, picture);
      return { text, x, right: x + width, confidence: Math.min(1, Math.max(0, confidence / 100)) };
    });
}

function isLatin(text: string): boolean {
  return /^[A-Za-z]$/.test(text);
}

function boxOf(bbox: Line['bbox'], space: number, { width, height }: Raster): PixelBox {
  const clip = (value: number, limit: number) => Math.min(limit, Math.max(0, value - space));
  const [x, y] = [clip(bbox.x0, width), clip(bbox.y0, height)];
  return { x, y, width: clip(bbox.x1, width) - x, height: clip(bbox.y1, height) - y };
}
