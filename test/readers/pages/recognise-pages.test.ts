import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeOpenOcr } from '../../../src/adapters/ocr/open-ocr.js';
import type { ReadFailureCode } from '../../../src/model/document.js';
import { readLimits } from '../../../src/pipeline/limits.js';
import { OcrMissing } from '../../../src/ports/ocr.js';
import { withPages } from '../../../src/readers/open-pages.js';
import { findPagesToRecognise, recognisePages } from '../../../src/readers/pages/recognise-pages.js';
import { readDocument } from '../../../src/readers/read.js';
import { type ReadTools, type RecognisedPages, TEXT_ONLY } from '../../../src/readers/tools.js';
import { readRecognised, writeRecognised } from '../../../workers/recognised-file.js';
import { folderWith } from '../../helpers/folders.js';
import { scannedPdf } from '../../helpers/scanned-pdf.js';
import { pictureBytes, stubTools } from '../../helpers/stub-ocr.js';

const LINES = ['某某单位绩效自评报告', '一、单位基本情况', '人员编制为六名，实有五人。'];
const fixture = (path: string) =>
  new Uint8Array(readFileSync(new URL(`../../../fixtures/${path}`, import.meta.url)));
const sourceOf = (file: string, bytes: Uint8Array) => ({ file, bytes, sha256: file });

const find = (file: string, bytes: Uint8Array, ocr: ReadTools['ocr'] = 'auto') =>
  withPages(sourceOf(file, bytes), readLimits, (pages) => findPagesToRecognise(pages, readLimits, ocr));

async function recognise(file: string, bytes: Uint8Array, numbers: readonly number[], tools: ReadTools) {
  const found = await withPages(sourceOf(file, bytes), readLimits, (pages) =>
    recognisePages(pages, numbers, tools),
  );
  return found as Exclude<typeof found, ReadFailureCode>;
}

/** What was recognised, after its way through files. */
async function kept(file: string, ...ranges: RecognisedPages[]): Promise<RecognisedPages> {
  const folder = folderWith();
  const paths = ranges.map((_, at) => join(folder, `${at}`));
  for (const [at, pages] of ranges.entries()) await writeRecognised(paths[at]!, file, pages);
  return readRecognised([...paths, join(folder, 'missing')], file);
}

describe('pages to recognise', () => {
  it('are the pictures among the pages of a file', async () => {
    expect(await find('扫描件.pdf', await scannedPdf(3))).toEqual([1, 2, 3]);
    expect(await find('混排.pdf', fixture('scans/text-and-scan.pdf'))).toEqual([2]);
    expect(await find('两页.tif', fixture('scans/two-pages.tif'))).toEqual([1, 2]);
    expect(await find('文字.pdf', fixture('reports/pdf/clean-archive/自评报告.pdf'))).toEqual([]);
  });

  it('are none where nothing is to be recognised, and all where everything is', async () => {
    expect(await find('扫描件.pdf', await scannedPdf(2), 'never')).toEqual([]);
    expect(await find('混排.pdf', fixture('scans/text-and-scan.pdf'), 'always')).toEqual([1, 2]);
  });

  it('are told by a code where the file has no pages to be had', async () => {
    expect(await find('截断.pdf', (await scannedPdf(1)).subarray(0, 300))).toBe('corrupt');
    expect(await find('报告.txt', new TextEncoder().encode('绩效自评报告'))).toBe('unsupported');
    expect(await find('空.pdf', new Uint8Array())).toBe('empty');
  });
});

describe('a document whose pages were recognised elsewhere', () => {
  const read = (file: string, bytes: Uint8Array, tools: ReadTools) =>
    readDocument(sourceOf(file, bytes), readLimits, tools);

  it('is the same, and no engine is asked again', async () => {
    const bytes = await scannedPdf(4);
    const whole = await read('扫描件.pdf', bytes, stubTools(LINES));
    const elsewhere = stubTools(LINES);
    const ranges = [
      await recognise('扫描件.pdf', bytes, [1, 2, 3], elsewhere),
      await recognise('扫描件.pdf', bytes, [4], elsewhere),
    ];
    expect(elsewhere.seen.progress.slice(-4)).toEqual([
      { page: 2, pages: 3 },
      { page: 3, pages: 3 },
      { page: 0, pages: 1 },
      { page: 1, pages: 1 },
    ]);
    const here = stubTools(LINES);
    const recognised = await kept('扫描件.pdf', ...ranges);
    expect(recognised.size).toBe(4);
    const joined = await read('扫描件.pdf', bytes, { ...here, recognised });
    expect(JSON.stringify(joined)).toBe(JSON.stringify(whole));
    expect(whole).toMatchObject({ ok: true, document: { pages: { length: 4 } } });
    expect(here.seen).toEqual({ pages: 0, progress: [] });
  });

  it('recognises what is missing by itself', async () => {
    const bytes = await scannedPdf(3);
    const whole = await read('扫描件.pdf', bytes, stubTools(LINES));
    const here = stubTools(LINES);
    const recognised = await kept('扫描件.pdf', await recognise('扫描件.pdf', bytes, [2], stubTools(LINES)));
    const joined = await read('扫描件.pdf', bytes, { ...here, recognised });
    expect(JSON.stringify(joined)).toBe(JSON.stringify(whole));
    expect(here.seen.pages).toBe(2);
  });

  it('has the faults of its pages itself', async () => {
    const torn = pictureBytes('page').slice(0, 4000);
    expect(await find('照片.png', torn)).toEqual([1]);
    expect((await recognise('照片.png', torn, [1], stubTools(LINES))).size).toBe(0);
  });

  it('is told nothing by those who have no engine', async () => {
    const openOcr = async () => {
      throw new OcrMissing('没有识别引擎');
    };
    const bytes = await scannedPdf(2);
    expect((await recognise('扫描件.pdf', bytes, [1, 2], { ...TEXT_ONLY, ocr: 'auto', openOcr })).size).toBe(
      0,
    );
  });
});

describe('with the real engines', () => {
  const ocr = makeOpenOcr();
  afterAll(() => ocr.close());

  it('a stamped scan is the same, figures, their pictures and seals included', async () => {
    const bytes = fixture('scans/stamped-report.pdf');
    const tools: ReadTools = { ocr: 'auto', openOcr: ocr.open, onPage: () => undefined };
    const whole = await readDocument(sourceOf('盖章.pdf', bytes), readLimits, tools);
    const recognised = await kept(
      '盖章.pdf',
      await recognise('盖章.pdf', bytes, [1, 2], tools),
      await recognise('盖章.pdf', bytes, [3], tools),
    );
    const joined = await readDocument(sourceOf('盖章.pdf', bytes), readLimits, { ...tools, recognised });
    expect(JSON.stringify(joined)).toBe(JSON.stringify(whole));
    expect(JSON.stringify(whole)).toContain('"agreed":true');
    expect(JSON.stringify(whole)).toContain('"stamped"');
  });
});

describe('a file of recognised pages', () => {
  it('counts for nothing when it is broken or belongs to another file', async () => {
    const pages = await recognise('扫描件.pdf', await scannedPdf(1), [1], stubTools(LINES));
    const folder = folderWith({ broken: 'not gzip' });
    await writeRecognised(join(folder, 'other'), 'another', pages);
    await writeRecognised(join(folder, 'own'), 'own', pages);
    const paths = ['broken', 'other', 'own'].map((name) => join(folder, name));
    expect([...(await readRecognised(paths, 'own')).keys()]).toEqual([1]);
    expect((await readRecognised(paths.slice(0, 2), 'own')).size).toBe(0);
  });
});
