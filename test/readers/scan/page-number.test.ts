import { expect, it } from 'vitest';
import type { OcrEngine, OcrLine, PixelBox, Raster } from '../../../src/ports/ocr.js';
import { readPageNumbers } from '../../../src/readers/scan/page-number.js';

const PAGE = { width: 1650, height: 2340 };

function draw(boxes: readonly PixelBox[]): Raster {
  const data = new Uint8Array(PAGE.width * PAGE.height).fill(255);
  for (const { x, y, width, height } of boxes)
    for (let row = y; row < y + height; row += 1)
      data.fill(20, row * PAGE.width + x, row * PAGE.width + x + width);
  return { ...PAGE, data, dpi: 200 };
}

const lineOf = (text: string, box: PixelBox): OcrLine => ({
  box,
  characters: [...text].map((each, at) => ({
    text: each,
    x: box.x + at * 10,
    right: box.x + at * 10 + 10,
    confidence: 0.7,
  })),
});

/** Sees `text` in whatever it is shown. */
const engine = (text: string): OcrEngine => ({
  name: 'pp-ocr',
  readPage: async () => [],
  readLines: async (lines) => lines.map(({ width, height }) => lineOf(text, { x: 0, y: 0, width, height })),
  readFigures: async () => [],
  close: async () => undefined,
});

const dash = (x: number, y: number): PixelBox => ({ x, y: y + 10, width: 26, height: 2 });
const digit = (x: number, y: number): PixelBox => ({ x, y, width: 13, height: 22 });
const read = async (y: number, printed: readonly PixelBox[], text: string, number: string) => {
  const box = { x: 790, y: y - 4, width: 80, height: 30 };
  const [line] = await readPageNumbers(draw(printed), [lineOf(text, box)], engine(number), 128);
  return line!.characters.map((each) => each.text).join('');
};

it('knows the lines beside a page number by their shape, and reads the digits without them', async () => {
  const printed = [dash(780, 2200), digit(820, 2200), dash(850, 2200)];
  expect(await read(2200, printed, '１２—', '２')).toBe('—２—');
});

it('leaves a number alone that has no lines, or that stands in the text', async () => {
  expect(await read(2200, [digit(820, 2200)], '2', '7')).toBe('2');
  expect(await read(1200, [dash(780, 1200), digit(820, 1200), dash(850, 1200)], '12—', '2')).toBe('12—');
});

it('keeps what was read first where the digits cannot be read alone', async () => {
  const printed = [dash(780, 2200), digit(820, 2200), dash(850, 2200)];
  expect(await read(2200, printed, '12—', '乙')).toBe('12—');
});
