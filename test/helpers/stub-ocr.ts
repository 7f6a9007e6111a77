import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { OcrEngine, OcrEngines, OcrLine, Raster } from '../../src/ports/ocr.js';
import type { PageProgress } from '../../src/ports/tasks.js';
import type { ReadTools } from '../../src/readers/tools.js';

/** The bytes of a picture of `fixtures/ocr`: 200 dpi, seven lines of text or the cells of a table. */
export function pictureBytes(name: 'page' | 'table'): Uint8Array {
  return new Uint8Array(
    readFileSync(fileURLToPath(new URL(`../../fixtures/ocr/${name}.png`, import.meta.url))),
  );
}

/** The table of `fixtures/ocr`, four rows of three cells, with its ruling lines. */
export async function ruledTable(): Promise<Uint8Array> {
  const lines = [
    ...[100, 170, 240, 310, 380].map((y) => `<path d="M40 ${y}H880"/>`),
    ...[40, 320, 600, 880].map((x) => `<path d="M${x} 100V380"/>`),
  ];
  const drawn = (width: number, height: number) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" stroke="#000" stroke-width="3">${lines.join('')}</svg>`;
  const table = sharp(pictureBytes('table')).flatten({ background: '#ffffff' });
  const { width = 0, height = 0 } = await table.metadata();
  return new Uint8Array(
    await table
      .composite([{ input: Buffer.from(drawn(width, height)) }])
      .png()
      .toBuffer(),
  );
}

/** A photograph: light and shadow, and nothing to read. */
export function photo(width = 900, height = 700): Promise<Uint8Array> {
  const data = new Uint8Array(width * height * 3);
  for (let at = 0; at < data.length; at += 1) {
    const [x, y] = [Math.floor(at / 3) % width, Math.floor(at / 3 / width)];
    data[at] = 128 + 90 * Math.sin(x / 60) * Math.cos(y / 45);
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer()
    .then((bytes) => new Uint8Array(bytes));
}

/**
 * Engines that see where lines of ink are and say what they were told: the first line of a picture reads `lines[0]`.
 * Below the last line told they see nothing. `pages` counts the pictures that were read.
 */
export function stubTools(
  lines: readonly string[],
  { confidence = 0.9, ocr = 'auto' as ReadTools['ocr'] } = {},
): ReadTools & { readonly seen: { pages: number; progress: PageProgress[] } } {
  const seen = { pages: 0, progress: [] as PageProgress[] };
  const engine: OcrEngine = {
    name: 'tesseract',
    async readPage(page) {
      seen.pages += 1;
      return inkRows(page)
        .slice(0, lines.length)
        .map((row, at) => lineOf(row, lines[at]!, confidence));
    },
    readLines: async (cells) =>
      cells.map((cell, at) => {
        const box = { x: 0, y: 0, width: cell.width, height: cell.height };
        return lineOf(box, lines[at % lines.length] ?? '空', confidence);
      }),
    readFigures: async (figures) => figures.map(() => ''),
    close: async () => undefined,
  };
  const engines: OcrEngines = { first: engine, second: engine };
  return { ocr, openOcr: async () => engines, onPage: (progress) => seen.progress.push(progress), seen };
}

function lineOf(box: OcrLine['box'], text: string, confidence: number): OcrLine {
  const characters = [...text];
  const step = box.width / characters.length;
  return {
    box,
    characters: characters.map((character, at) => ({
      text: character,
      x: box.x + at * step,
      right: box.x + (at + 1) * step,
      confidence,
    })),
  };
}

/** Rows of a picture that hold ink, parted by rows that hold none. */
function inkRows({ width, height, data }: Raster): OcrLine['box'][] {
  const rows: OcrLine['box'][] = [];
  let top = -1;
  for (let y = 0; y <= height; y += 1) {
    const isInked = y < height && data.subarray(y * width, (y + 1) * width).some((value) => value < 120);
    if (isInked && top < 0) top = y;
    if (isInked || top < 0) continue;
    if (y - top >= 12) rows.push(spanOf({ width, data }, top, y));
    top = -1;
  }
  return rows;
}

function spanOf(
  { width, data }: Pick<Raster, 'width' | 'data'>,
  top: number,
  bottom: number,
): OcrLine['box'] {
  let [left, right] = [width, 0];
  for (let at = top * width; at < bottom * width; at += 1) {
    if (data[at]! >= 120) continue;
    left = Math.min(left, at % width);
    right = Math.max(right, (at % width) + 1);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
