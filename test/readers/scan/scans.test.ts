import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findGrids } from '../../../src/readers/pages/grid.js';
import type { Rule } from '../../../src/readers/pages/page-content.js';
import { loadPage } from '../../../src/readers/pdf/load-page.js';
import { openPdf } from '../../../src/readers/pdf/open.js';
import { openPagePictures } from '../../../src/readers/pdf/page-picture.js';
import { openPictures } from '../../../src/readers/scan/pictures.js';
import { prepare } from '../../../src/readers/scan/prepare.js';
import type { PreparedPage } from '../../../src/readers/scan/scan-page.js';

const LIMITS = { pixels: 50_000_000 };
const bytesOf = (path: string) => readFileSync(new URL(`../../../fixtures/${path}`, import.meta.url));

async function scanned(file: string, number: number): Promise<PreparedPage> {
  const bytes = bytesOf(`scans/${file}`);
  const opened = await (file.endsWith('.pdf') ? openPagePictures : openPictures)(bytes, LIMITS);
  if (typeof opened === 'string') throw new Error(opened);
  const picture = await opened.page(number);
  if (typeof picture === 'string') throw new Error(picture);
  if ('close' in opened) await opened.close();
  return prepare(picture);
}

const cellsOf = (rules: readonly Rule[]) =>
  findGrids(rules).map(({ cells }) =>
    cells.map((cell) => [cell.row, cell.column, cell.rowSpan, cell.columnSpan]),
  );

function scannedCells({ rules, raster }: PreparedPage) {
  const scale = 72 / raster.dpi;
  return cellsOf(
    rules.map((rule) => ({ ...rule, at: rule.at * scale, from: rule.from * scale, to: rule.to * scale })),
  );
}

/** The cells of the page in the file that the scan was printed from. */
async function printedCells(file: string) {
  const pdf = await openPdf(bytesOf(`reports/pdf/${file}`));
  if (typeof pdf === 'string') throw new Error(pdf);
  const page = await loadPage(pdf.document, 1);
  await pdf.close();
  return cellsOf(page!.rules);
}

describe('the scans among the fixtures', () => {
  it('have the angles they were turned by', async () => {
    const angles = [];
    for (const number of [1, 2, 3]) angles.push((await scanned('stamped-report.pdf', number)).skew);
    for (const [at, angle] of [-0.7, 1.2, 0.8].entries())
      expect(Math.abs(angles[at]! - angle)).toBeLessThan(0.1);
  });

  it('have the tables they were printed with, seal or not', async () => {
    const form = await scanned('stamped-report.pdf', 3);
    expect([form.stamped, form.blank]).toEqual([true, false]);
    expect(scannedCells(form)).toEqual(await printedCells('clean-water/3-整体支出绩效自评表.pdf'));
    const table = await scanned('text-and-scan.pdf', 2);
    expect(table.stamped).toBe(false);
    expect(scannedCells(table)).toEqual(await printedCells('clean-hospital/附件1基础数据表.pdf'));
  });

  it('are put upright and taken for A4 where a camera made them', async () => {
    const photo = await scanned('photo-on-its-side.jpg', 1);
    expect([photo.turn, photo.raster.dpi, photo.stamped]).toEqual([90, expect.closeTo(200, 0), false]);
    expect(Math.abs(photo.skew + 1.4)).toBeLessThan(0.1);
  });

  it('are read page by page out of a fax', async () => {
    const opened = await openPictures(bytesOf('scans/two-pages.tif'), LIMITS);
    expect(opened).toMatchObject({ pages: 2 });
    const table = await scanned('two-pages.tif', 2);
    expect(table.raster.dpi).toBe(200);
    expect(scannedCells(table)).toEqual(await printedCells('clean-culture/附表1基础数据表.pdf'));
  });
});
