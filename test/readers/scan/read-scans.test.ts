import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { fullPage, jpegPicture, writeImagePdf } from '../../../fixtures/make/scan/image-pdf.js';
import { makeOpenOcr } from '../../../src/adapters/ocr/open-ocr.js';
import type { DocumentModel, ReadResult } from '../../../src/model/document.js';
import { readLimits } from '../../../src/pipeline/limits.js';
import { OcrMissing } from '../../../src/ports/ocr.js';
import type { PageProgress } from '../../../src/ports/tasks.js';
import { readDocument } from '../../../src/readers/read.js';
import type { ReadTools } from '../../../src/readers/tools.js';

const ocr = makeOpenOcr();
afterAll(() => ocr.close());
const TOOLS: ReadTools = { ocr: 'auto', openOcr: ocr.open, onPage: () => undefined };
const bytesOf = (path: string) =>
  new Uint8Array(readFileSync(new URL(`../../../fixtures/${path}`, import.meta.url)));

const read = (file: string, bytes: Uint8Array, tools: Partial<ReadTools> = {}): Promise<ReadResult> =>
  readDocument({ file, bytes, sha256: file }, readLimits, { ...TOOLS, ...tools });

async function document(file: string, bytes: Uint8Array): Promise<DocumentModel> {
  const result = await read(file, bytes);
  if (!result.ok) throw new Error(result.failure.message);
  return result.document;
}

const textOf = ({ blocks }: DocumentModel): string =>
  blocks
    .map((block) => (block.kind === 'paragraph' ? block.text : block.cells.map(({ text }) => text).join('')))
    .join('')
    .replace(/\s/g, '');

describe('a stamped scan', () => {
  it('gives the cells of its form as the text of the same form does, its figures certain', async () => {
    const pages: PageProgress[] = [];
    const result = await read('扫描件.pdf', bytesOf('scans/stamped-report.pdf'), {
      onPage: (progress) => pages.push(progress),
    });
    if (!result.ok) throw new Error(result.failure.message);
    const scan = result.document;
    expect(pages.at(-1)).toEqual({ page: 3, pages: 3 });
    expect(scan.pages.map((page) => page.read)).toEqual(['ocr', 'ocr', 'ocr']);
    expect(scan.notices.map(({ code }) => code)).toContain('stamped');

    const form = await document('附表.pdf', bytesOf('reports/pdf/clean-water/3-整体支出绩效自评表.pdf'));
    const cells = ({ blocks }: DocumentModel) =>
      blocks.flatMap((block) => (block.kind === 'table' ? block.cells : []));
    const [printed, recognised] = [cells(form), cells(scan)];
    expect(
      recognised.map(({ row, column, rowSpan, columnSpan }) => [row, column, rowSpan, columnSpan]),
    ).toEqual(printed.map(({ row, column, rowSpan, columnSpan }) => [row, column, rowSpan, columnSpan]));
    const figures = printed.flatMap(({ text }, at) => (/^[\d.,]+%?$/.test(text) ? [at] : []));
    expect(figures.length).toBeGreaterThan(20);
    const right = figures.filter((at) => recognised[at]!.text === printed[at]!.text);
    expect(right.length / figures.length).toBeGreaterThan(0.9);
    for (const at of right) expect(recognised[at]!.figures?.every(({ agreed }) => agreed)).toBe(true);
  });

  it('is read anew where the text layer under it has lost its Chinese', async () => {
    const photo = bytesOf('scans/photo-on-its-side.jpg');
    const upright = new Uint8Array(await sharp(photo).rotate(270).jpeg().toBuffer());
    const { width, height } = await sharp(upright).metadata();
    const page = fullPage(jpegPicture(upright, width!, height!), 200);
    const digits = Array.from(
      { length: 20 },
      (_, at) => `1 0 0 1 60 ${700 - at * 20} Tm (3 2024 99.99 1680) Tj`,
    );
    const layer = { ...page, content: `BT 3 Tr /F1 12 Tf ${digits.join(' ')} ET` };
    const read = await document('带文字层.pdf', writeImagePdf([layer]));
    expect(read.pages).toMatchObject([{ read: 'ocr' }]);
    expect(textOf(read)).not.toContain('99.99');
    expect(textOf(read)).toBe(textOf(await document('无文字层.pdf', writeImagePdf([page]))));
  });

  it('leaves the page beside it that holds text as it is', async () => {
    const mixed = await document('混排.pdf', bytesOf('scans/text-and-scan.pdf'));
    expect(mixed.pages.map((page) => page.read)).toEqual(['text', 'ocr']);
    expect(new Set(mixed.blocks.filter(({ page }) => page === 1).map(({ source }) => source))).toEqual(
      new Set(['text']),
    );
  });
});

describe('a photo', () => {
  const photo = bytesOf('scans/photo-on-its-side.jpg');

  it('says the same whatever way it lies', async () => {
    const upright = textOf(await document('照片.jpg', photo));
    expect(upright.length).toBeGreaterThan(200);
    const turned = await document(
      '照片.jpg',
      new Uint8Array(await sharp(photo).rotate(180).jpeg().toBuffer()),
    );
    const said = textOf(turned);
    let same = 0;
    for (let at = 0; at + 4 <= upright.length; at += 4)
      if (said.includes(upright.slice(at, at + 4))) same += 4;
    expect(same / upright.length).toBeGreaterThan(0.9);
  });

  it('has its places on the page that shows it, how large that page may claim to be', async () => {
    const { width, height } = await sharp(photo).metadata();
    const at = async (dpi: number) =>
      document('照片.pdf', writeImagePdf([fullPage(jpegPicture(photo, width!, height!), dpi)]));
    const [sheet, yard] = [await at(200), await at(72)];
    expect(textOf(yard)).toBe(textOf(sheet));
    const factor = 200 / 72;
    expect(yard.pages[0]!.width! / sheet.pages[0]!.width!).toBeCloseTo(factor, 1);
    expect(yard.blocks[0]!.box!.x / sheet.blocks[0]!.box!.x).toBeCloseTo(factor, 1);
  });
});

describe('a picture that cannot be relied on', () => {
  it('is an unread page without a word, when it is blurred beyond reading', async () => {
    const sharpPage = bytesOf('scans/photo-on-its-side.jpg');
    const blurred = new Uint8Array(await sharp(sharpPage).blur(9).jpeg().toBuffer());
    const page = await document('模糊.jpg', blurred);
    expect(page.pages).toMatchObject([{ read: 'unread', ocrConfidence: null }]);
    expect(page.blocks).toEqual([]);
    expect(page.notices).toMatchObject([{ code: 'page-unread', page: 1 }]);
  });

  it('is an empty file when nothing is on it', async () => {
    const white = { create: { width: 1200, height: 1700, channels: 3, background: '#fdfdfb' } } as const;
    const result = await read('白纸.png', new Uint8Array(await sharp(white).png().toBuffer()));
    expect(result).toMatchObject({ ok: false, failure: { code: 'empty' } });
  });
});

describe('without an engine', () => {
  const missing = { openOcr: () => Promise.reject(new OcrMissing('缺少中文识别数据。')) };

  it('a picture is one clear error', async () => {
    const result = await read('照片.jpg', bytesOf('scans/photo-on-its-side.jpg'), missing);
    expect(result).toMatchObject({
      ok: false,
      failure: { code: 'unreadable', message: expect.stringContaining('缺少中文识别数据') },
    });
  });

  it('a file with text is read for its text, and says what is missing', async () => {
    const result = await read('混排.pdf', bytesOf('scans/text-and-scan.pdf'), missing);
    if (!result.ok) throw new Error(result.failure.message);
    expect(result.document.pages.map((page) => page.read)).toEqual(['text', 'unread']);
    expect(result.document.notices.map(({ code }) => code)).toContain('ocr-missing');
  });

  it('--ocr never leaves scans unread', async () => {
    const result = await read('混排.pdf', bytesOf('scans/text-and-scan.pdf'), { ocr: 'never' });
    if (!result.ok) throw new Error(result.failure.message);
    expect(result.document.pages.map((page) => page.read)).toEqual(['text', 'unread']);
  });
});
