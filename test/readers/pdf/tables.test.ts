import { describe, expect, test } from 'vitest';
import type { PdfMark } from '../../../fixtures/make/pdf.js';
import { type FlowBlock, type FlowCell, flow } from '../../../fixtures/make/pdf-flow.js';
import { bodyTexts, matrix, noticeCodes, read, readMarks, tables } from './read.js';

const cells = (...texts: string[]): FlowCell[] => texts.map((text) => ({ text }));

const BASIC: FlowBlock = {
  kind: 'table',
  widths: [2, 3, 2, 2],
  rows: [
    [{ text: '经费控制情况', columnSpan: 2 }, ...cells('年初预算数', '决算数')],
    [{ text: '三公经费', rowSpan: 2 }, ...cells('公务接待费', '1.20', '1.05')],
    cells('公务用车运行维护费', '0', ''),
    [{ text: '项目支出', columnSpan: 2 }, ...cells('117.00', '1,256.32')],
  ],
};
const BASIC_MATRIX = [
  ['经费控制情况', null, '年初预算数', '决算数'],
  ['三公经费', '公务接待费', '1.20', '1.05'],
  [null, '公务用车运行维护费', '0', ''],
  ['项目支出', null, '117.00', '1,256.32'],
];

const text = (
  x: number,
  y: number,
  words: string,
  more: Partial<Extract<PdfMark, { kind: 'text' }>> = {},
): PdfMark => ({
  kind: 'text',
  x,
  y,
  size: 10.5,
  text: words,
  ...more,
});

function indicatorRows(count: number): FlowCell[][] {
  return Array.from({ length: count }, (_, at) => [
    ...(at % 4 === 0 ? [{ text: `第${at / 4 + 1}类指标`, rowSpan: Math.min(4, count - at) }] : []),
    ...cells(`禁毒宣传教育活动开展场次与覆盖人数（第${at}项）`, `≥${at}次`, String(at), '5'),
  ]);
}

const HEAD = cells('一级指标', '三级指标', '年度指标值', '实际完成值', '分值');

describe('ruled tables', () => {
  test('keep merged cells with their spans, and stand between the paragraphs around them', async () => {
    const document = await read(
      flow([
        { kind: 'paragraph', text: '附件1：基础数据表' },
        { kind: 'right', text: '单位：万元' },
        BASIC,
        { kind: 'paragraph', text: '填表人：' },
      ]),
    );
    const [table] = tables(document);
    expect(matrix(table!)).toEqual(BASIC_MATRIX);
    expect(table!.grid).toBe('ruled');
    expect(table!.cells[0]).toMatchObject({ row: 0, column: 0, rowSpan: 1, columnSpan: 2, page: 1 });
    expect(document.blocks.filter(({ layer }) => layer === 'body').map(({ kind }) => kind)).toEqual([
      'paragraph',
      'paragraph',
      'table',
      'paragraph',
    ]);
    expect(bodyTexts(document)).toEqual(['附件1：基础数据表', '单位：万元', '填表人：']);
  });

  test('join the lines of a cell, and part its paragraphs', async () => {
    const long = '按照年度工作计划开展宣传教育活动并完成全部检查考核任务';
    const rows = [cells('项目', '内容'), cells('目标', `${long}\n2.第二项。\n完成`)];
    const [table] = tables(await read(flow([{ kind: 'table', widths: [1, 2], rows }])));
    expect(matrix(table!)[1]).toEqual(['目标', `${long}\n2.第二项。\n完成`]);
  });

  test('keep two figures in one cell apart, and make one whole that is wider than its cell', async () => {
    const boxes: PdfMark[] = [0, 48].map((x) => ({
      kind: 'rectangle',
      x: 72 + x,
      y: 100,
      width: 48,
      height: 50,
    }));
    const two = [text(77, 114, '36036'), text(77, 130, '36098')];
    const one = [text(125, 114, '1,234,5'), text(125, 130, '67.89')];
    const [table] = tables(await readMarks(...boxes, ...two, ...one));
    expect(matrix(table!)).toEqual([['36036\n36098', '1,234,567.89']]);
  });

  test('read a narrow cell from top to bottom', async () => {
    const rows = [cells('', '内容'), cells('产出指标', '完成')];
    const [table] = tables(await read(flow([{ kind: 'table', widths: [1, 19], rows }])));
    expect(matrix(table!)[1]).toEqual(['产出指标', '完成']);
  });

  test('are found when their borders are thin filled rectangles', async () => {
    const bars: PdfMark[] = [100, 130, 160].map((y) => ({
      kind: 'rectangle',
      x: 72,
      y,
      width: 300,
      height: 0.5,
      grey: 0,
    }));
    const posts: PdfMark[] = [72, 222, 372].map((x) => ({
      kind: 'rectangle',
      x,
      y: 100,
      width: 0.5,
      height: 60,
      grey: 0,
    }));
    const words = [
      text(80, 120, '基本支出'),
      text(230, 120, '87.56'),
      text(80, 150, '项目支出'),
      text(230, 150, '117'),
    ];
    const [table] = tables(await readMarks(...bars, ...posts, ...words));
    expect(matrix(table!)).toEqual([
      ['基本支出', '87.56'],
      ['项目支出', '117'],
    ]);
  });

  test('are found when they are open at the sides', async () => {
    const bars: PdfMark[] = [100, 130, 160].map((y) => ({ kind: 'line', x1: 72, y1: y, x2: 372, y2: y }));
    const post: PdfMark = { kind: 'line', x1: 222, y1: 100, x2: 222, y2: 160 };
    const words = [
      text(80, 120, '基本支出'),
      text(230, 120, '87.56'),
      text(80, 150, '项目支出'),
      text(230, 150, '117'),
    ];
    const [table] = tables(await readMarks(...bars, post, ...words));
    expect(matrix(table!)).toEqual([
      ['基本支出', '87.56'],
      ['项目支出', '117'],
    ]);
  });

  test('keep a figure whole that juts out over its cell', async () => {
    const boxes: PdfMark[] = [0, 40, 80].map((x) => ({
      kind: 'rectangle',
      x: 72 + x,
      y: 100,
      width: 40,
      height: 20,
    }));
    const words = [text(74, 114, '12'), text(113, 114, '1,234,567.89'), text(180, 114, '7')];
    const [table] = tables(await readMarks(...boxes, ...words.slice(0, 2)));
    expect(matrix(table!)).toEqual([['12', '1,234,567.89', '']]);
  });

  test('are not made of underlined blanks, nor of a box around a text', async () => {
    const document = await readMarks(
      text(72, 100, '单位名称：'),
      { kind: 'line', x1: 130, y1: 102, x2: 300, y2: 102 },
      { kind: 'line', x1: 130, y1: 132, x2: 300, y2: 132 },
      { kind: 'rectangle', x: 70, y: 200, width: 300, height: 60 },
      text(80, 230, '填报说明'),
    );
    expect(tables(document)).toEqual([]);
    expect(bodyTexts(document)).toEqual(['单位名称：', '填报说明']);
  });
});

describe('tables over a page break', () => {
  const rows = [HEAD, ...indicatorRows(60)];
  const widths = [2, 5, 2, 2, 1];
  const expected = matrixOf(rows);

  test('are one table, merged cells and all', async () => {
    const document = await read(flow([{ kind: 'table', widths, rows }], { header: '绩效自评报告' }));
    expect(document.pages.length).toBeGreaterThan(1);
    expect(tables(document)).toHaveLength(1);
    const [table] = tables(document);
    expect(matrix(table!)).toEqual(expected);
    expect(new Set(table!.cells.map(({ page }) => page)).size).toBe(document.pages.length);
    expect(table!.cells.at(-1)!.box!.y).toBeLessThan(842);
  });

  test('are one table with one header row when the header is set again on every page', async () => {
    const document = await read(flow([{ kind: 'table', widths, rows, headerRows: 1 }]));
    expect(tables(document)).toHaveLength(1);
    expect(matrix(tables(document)[0]!)).toEqual(expected);
  });

  test('are two tables when the first one had room for more', async () => {
    const form = (name: string): FlowBlock => ({
      kind: 'table',
      widths: [1, 1],
      rows: [cells('项目名称', name), cells('预算数', '12.5')],
    });
    const filler: FlowBlock = { kind: 'paragraph', text: '本单位严格执行各项制度。'.repeat(45) };
    const document = await read(
      flow([filler, { kind: 'page-break' }, form('甲'), { kind: 'page-break' }, form('乙')]),
    );
    expect(tables(document).map((table) => matrix(table)[0])).toEqual([
      ['项目名称', '甲'],
      ['项目名称', '乙'],
    ]);
  });

  test('are one table when a row is cut in two', async () => {
    const edges = [76, 176, 526];
    const box = (y: number, height: number): PdfMark[] =>
      [0, 1].map((at) => ({
        kind: 'rectangle',
        x: edges[at]!,
        y,
        width: edges[at + 1]! - edges[at]!,
        height,
      }));
    const first = [...box(700, 20), ...box(720, 40), text(80, 714, '项目'), text(180, 714, '说明')];
    const upper = [
      text(80, 734, '目标'),
      text(180, 734, '按照年度工作计划开展宣传教育活动并完成全部检查考核任'),
    ];
    const lower = [
      ...box(100, 20),
      ...box(120, 20),
      text(180, 114, '务，成效显著。'),
      text(80, 134, '结果'),
      text(180, 134, '完成'),
    ];
    const document = await read({ pages: [{ marks: [...first, ...upper] }, { marks: lower }] });
    expect(tables(document).map(matrix)).toEqual([
      [
        ['项目', '说明'],
        ['目标', '按照年度工作计划开展宣传教育活动并完成全部检查考核任务，成效显著。'],
        ['结果', '完成'],
      ],
    ]);
  });

  test('are two tables when something stands between them', async () => {
    const table: FlowBlock = { kind: 'table', widths, rows: rows.slice(0, 3) };
    const document = await read(
      flow([
        table,
        { kind: 'paragraph', text: '附件2' },
        { kind: 'page-break' },
        table,
        { kind: 'page-break' },
        { kind: 'title', text: '自评表' },
        table,
      ]),
    );
    expect(tables(document)).toHaveLength(3);
  });
});

describe('tables without rules', () => {
  const row = (y: number, ...words: string[]): PdfMark[] =>
    words.flatMap((word, at) => (word === '' ? [] : [text([72, 220, 340, 440][at]!, y, word)]));

  test('are read where several rows stand in columns', async () => {
    const document = await readMarks(
      text(72, 80, '部门收支情况如下表。'),
      ...row(120, '项目', '年初预算', '调整预算', '决算'),
      ...row(140, '基本支出', '87.56', '90.00', '81.51'),
      ...row(160, '项目支出', '117.00', '', '256.32'),
      ...row(180, '合计', '204.56', '207.00', '337.83'),
      text(72, 240, '以上为全部支出。'),
    );
    const [table] = tables(document);
    expect(table!.grid).toBe('aligned');
    expect(matrix(table!)).toEqual([
      ['项目', '年初预算', '调整预算', '决算'],
      ['基本支出', '87.56', '90.00', '81.51'],
      ['项目支出', '117.00', '', '256.32'],
      ['合计', '204.56', '207.00', '337.83'],
    ]);
    expect(noticeCodes(document)).toEqual(['table-aligned']);
    expect(bodyTexts(document)).toEqual(['部门收支情况如下表。', '以上为全部支出。']);
  });

  test('are left as text where two rows, or two columns, may be chance', async () => {
    const two = await readMarks(...row(120, '填表人', '审核人', '负责人'), ...row(140, '张', '李', '王'));
    expect(tables(two)).toEqual([]);
    const form = await readMarks(
      ...row(120, '姓名', '1'),
      ...row(140, '电话', '2'),
      ...row(160, '日期', '3'),
    );
    expect(tables(form)).toEqual([]);
  });
});

/** What `matrix` gives for the cells as they were written. */
function matrixOf(written: readonly (readonly FlowCell[])[]): (string | null)[][] {
  const columns = written[0]!.length;
  const places = written.map(() => new Array<string | null | undefined>(columns).fill(undefined));
  written.forEach((row, at) => {
    for (const { text: words, rowSpan = 1 } of row) {
      const column = places[at]!.indexOf(undefined);
      for (let r = at; r < at + rowSpan; r += 1) places[r]![column] = r === at ? words : null;
    }
  });
  return places.map((row) => row.map((place) => place ?? null));
}
