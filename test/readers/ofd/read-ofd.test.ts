import { describe, expect, test } from 'vitest';
import { ofdParts, zipOfd } from '../../../fixtures/make/ofd.js';
import type { PdfMark } from '../../../fixtures/make/pdf.js';
import { bodyParagraphs, noticeCodes } from '../docx/read.js';
import { modelOf, read } from './read.js';

const text = (value: string, y: number, more: Partial<Extract<PdfMark, { kind: 'text' }>> = {}): PdfMark => ({
  kind: 'text',
  x: 80,
  y,
  size: 12,
  text: value,
  ...more,
});
const picture: PdfMark = { kind: 'image', x: 20, y: 20, width: 550, height: 800 };

/** One page whose content is changed after writing. */
function readChanged(marks: readonly PdfMark[], change: (content: string) => string) {
  const parts = ofdParts({ pages: [{ marks }] });
  const name = 'Doc_0/Pages/Page_0/Content.xml';
  parts[name] = change(parts[name]!);
  return modelOf(zipOfd(parts));
}

describe('a page of an OFD file', () => {
  test('has its text with places in points and the weight of its faces', async () => {
    const model = await read({
      pages: [{ marks: [text('一、基本情况', 200, { font: 'hei' }), text('支出12.50万元。', 240)] }],
    });
    expect(bodyParagraphs(model)).toMatchObject([
      { text: '一、基本情况', page: 1, style: { bold: true, size: 12 }, box: { x: 80 } },
      { text: '支出12.50万元。', style: { bold: false } },
    ]);
    expect(model).toMatchObject({ format: 'ofd', pages: [{ number: 1, read: 'text' }] });
    expect(model.pages[0]!.width).toBeCloseTo(595, 1);
  });

  test('may give a text without steps, over several codes, with glyphs of its own', async () => {
    const model = await readChanged([text('绩效自评', 200)], (content) =>
      content.replace(
        /<ofd:TextCode.*?<\/ofd:TextCode>/,
        '<ofd:CGTransform CodePosition="0" CodeCount="1" GlyphCount="1"><ofd:Glyphs>77</ofd:Glyphs></ofd:CGTransform>' +
          '<ofd:TextCode X="0" Y="4.2">绩效</ofd:TextCode><ofd:TextCode DeltaX="g 99999999 2.1">2024年</ofd:TextCode>',
      ),
    );
    expect(bodyParagraphs(model).map((block) => block.text)).toEqual(['绩效2024年']);
  });

  test('that is a picture comes back as unread', async () => {
    const model = await read({ pages: [{ marks: [picture] }, { marks: [text('正文', 200)] }] });
    expect(model.pages.map((page) => page.read)).toEqual(['unread', 'text']);
    expect(noticeCodes(model)).toEqual(['page-unread']);
  });

  test('that is missing or broken costs itself alone', async () => {
    const parts = ofdParts({ pages: [{ marks: [text('甲', 200)] }, { marks: [] }, { marks: [] }] });
    delete parts['Doc_0/Pages/Page_1/Content.xml'];
    parts['Doc_0/Pages/Page_2/Content.xml'] = '<ofd:Page><ofd:Content>';
    const model = await modelOf(zipOfd(parts));
    expect(model.pages.map((page) => page.read)).toEqual(['text', 'unread', 'unread']);
  });

  test('stands on a template, whose text is furniture', async () => {
    const model = await read(
      { pages: [{ marks: [text('正文', 300)] }] },
      { template: [text('机关名称', 40, { size: 9 })] },
    );
    expect(model.blocks).toMatchObject([
      { text: '机关名称', layer: 'furniture' },
      { text: '正文', layer: 'body' },
    ]);
  });

  test('has tables from rules that are stroked, or filled and thin', async () => {
    const grid = (x: number, y: number): PdfMark[] => [
      { kind: 'rectangle', x, y, width: 100, height: 30 },
      { kind: 'rectangle', x: x + 100, y, width: 0.7, height: 30, grey: 0 },
      { kind: 'rectangle', x: x + 200, y, width: 0.7, height: 30, grey: 0 },
      { kind: 'line', x1: x + 100, y1: y, x2: x + 200, y2: y },
      { kind: 'line', x1: x + 100, y1: y + 30, x2: x + 200, y2: y + 30 },
    ];
    const model = await read({
      pages: [
        {
          marks: [
            ...grid(80, 200),
            ...grid(80, 230),
            text('项目', 220, { x: 90 }),
            text('金额', 220, { x: 190 }),
            text('合计', 250, { x: 90 }),
            text('3.50', 250, { x: 190 }),
          ],
        },
      ],
    });
    const table = model.blocks.find((block) => block.kind === 'table');
    expect(table).toMatchObject({ rows: 2, columns: 2, grid: 'ruled' });
    expect(table?.kind === 'table' && table.cells.map((cell) => cell.text)).toEqual([
      '项目',
      '金额',
      '合计',
      '3.50',
    ]);
  });
});

test('electronic seals are noted', async () => {
  const model = await read({ pages: [{ marks: [text('正文', 200)] }] }, { seals: 2 });
  expect(model.notices).toMatchObject([{ code: 'stamped', message: expect.stringContaining('2处电子签章') }]);
});
