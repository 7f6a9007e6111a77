import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPpOcr } from '../../../src/adapters/ocr/pp-ocr.js';
import { openTesseract } from '../../../src/adapters/ocr/tesseract.js';
import type { OcrEngine, OcrLine } from '../../../src/ports/ocr.js';
import { readPicture, whitePicture } from '../../helpers/pictures.js';

const FIGURES = ['3,286.45', '87.56%', '1,500.00', '-12.6', '2024', '0.00'];

const textOf = (line: OcrLine | null) => (line?.characters ?? []).map(({ text }) => text).join('');
const fold = (text: string) => text.normalize('NFKC').replace(/\s/g, '');

describe.each([
  ['pp-ocr', openPpOcr],
  ['tesseract', openTesseract],
] as const)('%s as an engine', (name, open) => {
  let engine: OcrEngine;
  beforeAll(async () => {
    const opened = await open();
    // The optional packages are part of a development install: their absence would leave this suite empty.
    expect(opened).not.toBeNull();
    engine = opened!;
  }, 60_000);
  afterAll(() => engine.close());

  it('tells its name', () => expect(engine.name).toBe(name));

  it('reads the lines of a page from top to bottom, inside the picture', async () => {
    const page = await readPicture('page');
    const lines = await engine.readPage(page);
    expect(lines.length).toBeGreaterThanOrEqual(7);
    for (const { box, characters } of lines) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(page.width);
      expect(box.y + box.height).toBeLessThanOrEqual(page.height);
      expect(characters.length).toBeGreaterThan(0);
      for (const { x, right, confidence } of characters) {
        expect(right).toBeGreaterThanOrEqual(x);
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }
    }
    const tops = lines.map(({ box }) => box.y);
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    const text = fold(lines.map(textOf).join(''));
    for (const part of ['示例单位绩效自评报告', '基本情况', '全年预算数3,286.45万元', '94.94%']) {
      expect(text).toContain(part);
    }
  }, 60_000);

  it('reads a picture of one line, and answers null for a blank one', async () => {
    const [line, blank] = await engine.readLines([await readPicture('line'), whitePicture(200, 60)]);
    expect(fold(textOf(line!))).toBe('二、绩效目标完成情况');
    expect(blank).toBeNull();
  }, 60_000);

  it('answers once per picture where there is none or nothing', async () => {
    expect(await engine.readLines([])).toEqual([]);
    expect(await engine.readFigures([])).toEqual([]);
    expect(await engine.readFigures([whitePicture(80, 40)])).toEqual(['']);
    expect(await engine.readPage(whitePicture(600, 400))).toEqual([]);
  }, 60_000);

  it('reads clean figures exactly', async () => {
    const pictures = await Promise.all(FIGURES.map((_, at) => readPicture(`figure-${at + 1}`)));
    expect((await engine.readFigures(pictures)).map(fold)).toEqual(FIGURES);
  }, 60_000);

  it('gives the same picture the same answer, whatever came before', async () => {
    const line = await readPicture('line');
    const [before] = await engine.readLines([line]);
    await engine.readPage(await readPicture('page'));
    const [after] = await engine.readLines([line]);
    expect(after).toEqual(before);
  }, 60_000);
});
