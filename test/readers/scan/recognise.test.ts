import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOpenOcr } from '../../../src/adapters/ocr/open-ocr.js';
import type { OcrEngine, OcrEngines, Raster } from '../../../src/ports/ocr.js';
import type { FigureGlyphs, Glyph, Rule } from '../../../src/readers/pages/page-content.js';
import { layOutPage } from '../../../src/readers/pages/page-layout.js';
import { turnHalf } from '../../../src/readers/scan/half-turn.js';
import { recognisePage } from '../../../src/readers/scan/recognise.js';
import type { PreparedPage } from '../../../src/readers/scan/scan-page.js';
import { readPicture, whitePicture } from '../../helpers/pictures.js';

const COLUMNS = [40, 320, 600, 880];
const ROWS = [100, 170, 240, 310, 380];
/** The lines of the table in `fixtures/ocr/table.png`, where the preparation would have found them. */
const TABLE: readonly Rule[] = [
  ...ROWS.map((at) => ({ horizontal: true, at, from: 40, to: 880 })),
  ...COLUMNS.map((at) => ({ horizontal: false, at, from: 100, to: 380 })),
];

function prepared(raster: Raster, rules: readonly Rule[] = []): PreparedPage {
  const { width, height } = raster;
  return { raster, rules, stamped: false, blank: false, turn: 0, skew: 0, width, height };
}

function figuresOf(glyphs: readonly Glyph[]): { readonly text: string; readonly figure: FigureGlyphs }[] {
  const texts = new Map<FigureGlyphs, string>();
  for (const { text, figure } of glyphs) if (figure) texts.set(figure, (texts.get(figure) ?? '') + text);
  return [...texts].map(([figure, text]) => ({ text, figure }));
}

describe('recognition of a page', () => {
  const ocr = makeOpenOcr();
  let engines: OcrEngines;
  beforeAll(async () => {
    engines = await ocr.open();
  }, 60_000);
  afterAll(() => ocr.close());

  const linesOf = async (page: PreparedPage) => {
    const { content } = await recognisePage(page, 1, engines);
    return layOutPage(content).items.flatMap((item) => (item.kind === 'line' ? [item.line] : []));
  };

  it('gives lines that the layout reads like those of a text page', async () => {
    const lines = await linesOf(prepared(await readPicture('page')));
    expect(lines.map(({ text }) => text.normalize('NFKC'))).toEqual([
      '示例单位绩效自评报告',
      '一、基本情况',
      '(一)全年预算数3,286.45万元,决算数',
      '3,120.07万元,执行率94.94%。其中:基',
      '本支出1,500.00万元,项目支出0.86亿元。',
      '1.机构设置。内设科室12个。',
      '联系人:某某 二〇二四年三月',
    ]);
    expect(lines.at(-1)!.pieces).toHaveLength(2);
    const sizes = lines.map(({ size }) => size);
    expect(new Set(sizes.slice(1, 6)).size).toBe(1);
    expect(Math.abs(sizes[1]! - (44 * 72) / 200)).toBeLessThan(0.8);
    expect(sizes[0]).toBeGreaterThan(sizes[1]! + 1);
  }, 60_000);

  it('reads the cells of a table one by one, a dash as a dash', async () => {
    const { content, confidence } = await recognisePage(
      prepared(await readPicture('table'), TABLE),
      3,
      engines,
    );
    const table = layOutPage(content).items.find((item) => item.kind === 'table')!.table;
    expect(table.cells.map(({ text }) => text)).toEqual([
      ...['项目', '预算数', '决算数'],
      ...['人员经费', '1,820.30', '1,799.05'],
      ...['公用经费', '96.40', '—'],
      ...['合计', '1,916.70', '2.07'],
    ]);
    expect(content.number).toBe(3);
    expect(confidence).toBeGreaterThan(0.9);
  }, 60_000);

  it('marks every figure: agreed where the second engine reads the same', async () => {
    const { content } = await recognisePage(prepared(await readPicture('page')), 1, engines);
    const figures = figuresOf(content.glyphs);
    expect(figures.map(({ text }) => text)).toEqual(['3,286.45', '3,120.07', '94.94%', '1,500.00', '0.86']);
    for (const { figure } of figures) {
      expect(figure.agreed).toBe(true);
      expect(figure.picture).toBeNull();
    }
  }, 60_000);

  it('keeps the other reading and a picture where the engines differ', async () => {
    const contrary: OcrEngine = { ...engines.second, readFigures: async (all) => all.map(() => '207') };
    const page = prepared(await readPicture('page'));
    const { content } = await recognisePage(page, 1, { ...engines, second: contrary });
    for (const { figure } of figuresOf(content.glyphs)) {
      expect(figure).toMatchObject({ agreed: false, other: '207' });
      expect([...figure.picture!.slice(1, 4)]).toEqual([...Buffer.from('PNG')]);
    }
  }, 60_000);

  it('never agrees on a figure whose point both engines lost', async () => {
    const lose = (text: string) => text.replace('.', '');
    const blind = (engine: OcrEngine): OcrEngine => ({
      ...engine,
      readPage: async (page) =>
        (await engine.readPage(page)).map((line) => ({
          ...line,
          characters: line.characters.filter(({ text }) => text !== '.'),
        })),
      readFigures: async (pictures) => (await engine.readFigures(pictures)).map(lose),
    });
    const page = prepared(await readPicture('page'));
    const { first, second } = engines;
    const { content } = await recognisePage(page, 1, { first: blind(first), second: blind(second) });
    const figures = figuresOf(content.glyphs);
    expect(figures.length).toBeGreaterThan(3);
    expect(figures.filter(({ figure }) => figure.agreed)).toEqual([]);
  }, 60_000);

  it('turns a page that lies on its head', async () => {
    const upright = prepared(await readPicture('page'));
    const { content } = await recognisePage(turnHalf(upright), 1, engines);
    expect(content.frame.turn).toBe(0);
    expect(content.glyphs.map(({ text }) => text).join('')).toContain('全年预算数3,286.45万元');
  }, 60_000);

  it('finds nothing on a blank page', async () => {
    const { content, confidence } = await recognisePage(prepared(whitePicture(800, 600)), 1, engines);
    expect(content.glyphs).toEqual([]);
    expect(confidence).toBe(0);
  }, 60_000);
});
