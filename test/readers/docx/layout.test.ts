import { describe, expect, test } from 'vitest';
import {
  lineBreak,
  pageBreak,
  paragraph,
  renderedPageBreak,
  run,
  runXml,
  table,
  xml,
} from '../../../fixtures/make/docx.js';
import { bodyParagraphs, cellsOf, firstTable, read, readChanged } from './read.js';

describe('style of a paragraph', () => {
  test('follows what its style is based on', async () => {
    const model = await read({
      styles: [
        { id: 'N', name: 'Normal', isDefault: true, size: 16 },
        { id: 'H', name: 'heading 2', basedOn: 'N', outline: 2, bold: true, align: 'center' },
        { id: 'H2', name: '节标题', basedOn: 'H' },
      ],
      body: [
        paragraph('职能', { style: 'H2' }),
        paragraph('正文'),
        paragraph('大字', { size: 22, outline: 1 }),
      ],
    });
    expect(bodyParagraphs(model).map(({ style }) => style)).toEqual([
      { name: '节标题', outline: 2, bold: true, size: 16, align: 'center' },
      { name: 'Normal', outline: null, bold: false, size: 16, align: null },
      { name: 'Normal', outline: 1, bold: false, size: 22, align: null },
    ]);
  });

  test('is that of most of its characters', async () => {
    const model = await read({
      body: [
        paragraph([run('注', { bold: true, size: 10 }), run('本表以万元为单位', { size: 12 })], {
          align: 'both',
        }),
      ],
    });
    expect(bodyParagraphs(model)[0]?.style).toMatchObject({ bold: false, size: 12, align: 'justify' });
  });

  test('takes formatting from before a tracked change for past', async () => {
    const model = await read({
      body: [
        paragraph(
          xml(
            '<w:r><w:rPr><w:sz w:val="24"/><w:rPrChange><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:rPrChange></w:rPr><w:t>文</w:t></w:r>',
          ),
        ),
      ],
    });
    expect(bodyParagraphs(model)[0]?.style).toMatchObject({ bold: false, size: 12 });
  });
});

describe('pages', () => {
  test('are unknown in a file that says nothing of them', async () => {
    const model = await read({ body: [paragraph('甲')] });
    expect(model.pages).toEqual([]);
    expect(model.blocks[0]?.page).toBeNull();
  });

  test('follow the breaks of the author and of the layout, each counted once', async () => {
    const model = await read({
      body: [
        paragraph('封面'),
        paragraph([pageBreak]),
        paragraph([renderedPageBreak, '第二页']),
        paragraph(['仍在第二页', renderedPageBreak, '到第三页']),
        paragraph([renderedPageBreak, '第四页'], { pageBreakBefore: true }),
      ],
    });
    expect(bodyParagraphs(model).map(({ page }) => page)).toEqual([1, 2, 2, 4]);
    expect(model.pages.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });

  test('stay unknown where the author’s breaks give fewer than the program counted', async () => {
    const document = { body: [paragraph('封面'), paragraph([pageBreak]), paragraph('正文')] };
    const withPages = (count: number) =>
      readChanged(document, (parts) => {
        parts['docProps/app.xml'] = `<Properties><Pages>${count}</Pages></Properties>`;
      });
    expect((await withPages(2)).blocks.map(({ page }) => page)).toEqual([1, 2]);
    expect((await withPages(9)).blocks.map(({ page }) => page)).toEqual([null, null]);
    expect((await withPages(9)).pages).toEqual([]);
  });

  test('cut a paragraph into segments that cover its text', async () => {
    const model = await read({
      body: [paragraph(['前半', renderedPageBreak, '后半', pageBreak, '另页']), paragraph('整段')],
    });
    const [first, second] = bodyParagraphs(model);
    expect(first?.text).toBe('前半后半\n另页');
    expect(first?.segments).toEqual([
      { start: 0, end: 2, page: 1, box: null },
      { start: 2, end: 5, page: 2, box: null },
      { start: 5, end: 7, page: 3, box: null },
    ]);
    expect(second?.segments).toEqual([{ start: 0, end: 2, page: 3, box: null }]);
  });

  test('are not counted once for each cell of a row that goes over a page', async () => {
    const cell = () => ({ content: [paragraph(['上', renderedPageBreak, '下'])] });
    const model = await read({ body: [table([[cell(), cell(), cell()]]), paragraph('后')] });
    expect(bodyParagraphs(model).at(-1)?.page).toBe(2);
    expect(firstTable(model).cells.map(({ page }) => page)).toEqual([1, 1, 1]);
  });
});

describe('a table', () => {
  test('keeps its merged cells once, at their top left corner', async () => {
    const model = await read({
      body: [
        table([
          [
            { content: '项目', merge: 'start' },
            { content: '金额', columnSpan: 2 },
          ],
          [{ content: '', merge: 'continue' }, '预算', '决算'],
          ['基本支出', '10', '12'],
        ]),
      ],
    });
    const grid = firstTable(model);
    expect([grid.rows, grid.columns, grid.grid]).toEqual([3, 3, 'markup']);
    expect(cellsOf(grid)).toEqual([
      '0,0 2x1 项目',
      '0,1 1x2 金额',
      '1,1 1x1 预算',
      '1,2 1x1 决算',
      '2,0 1x1 基本支出',
      '2,1 1x1 10',
      '2,2 1x1 12',
    ]);
  });

  test('counts the columns that a row leaves out before and after its cells', async () => {
    const grid = firstTable(
      await read({ body: [table([['甲', '乙', '丙', '丁'], { cells: ['中'], before: 1, after: 2 }])] }),
    );
    expect(grid.columns).toBe(4);
    expect(cellsOf(grid).at(-1)).toBe('1,1 1x1 中');
  });

  test('leaves deleted rows and cells out', async () => {
    const model = await read({
      body: [
        table([['甲', '1'], { cells: ['删', '2'], deleted: true }, ['乙', '3']]),
        xml(
          '<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel w:id="1" w:author="A"/></w:tcPr><w:p><w:r><w:t>删</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>留</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
        ),
      ],
    });
    expect(cellsOf(firstTable(model))).toEqual(['0,0 1x1 甲', '0,1 1x1 1', '1,0 1x1 乙', '1,1 1x1 3']);
    expect(JSON.stringify(model.blocks)).not.toContain('删');
  });

  test('holds an inner table as lines of the outer cell, and nowhere else', async () => {
    const model = await read({
      body: [
        table([
          [
            {
              content: [
                paragraph('明细'),
                table([
                  ['差旅费', '3.2'],
                  ['会议费', '1.1'],
                ]),
                paragraph('以上'),
              ],
            },
            '右',
          ],
        ]),
      ],
    });
    expect(cellsOf(firstTable(model))).toEqual(['0,0 1x1 明细\n差旅费 3.2\n会议费 1.1\n以上', '0,1 1x1 右']);
    expect(model.blocks).toHaveLength(1);
  });

  test('joins the paragraphs of a cell and its line breaks by line', async () => {
    const model = await read({
      body: [table([[{ content: [paragraph(['甲', lineBreak, '乙']), paragraph(''), paragraph('丙')] }]])],
    });
    expect(firstTable(model).cells[0]?.text).toBe('甲\n乙\n丙');
  });

  test('does not grow beyond reason by what a cell claims to span', async () => {
    const model = await read({
      body: [
        xml(
          '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p><w:r><w:t>宽</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
        ),
      ],
    });
    expect(firstTable(model).columns).toBeLessThan(1000);
  });
});

describe('running heads and feet', () => {
  test('are furniture at the end, each text once', async () => {
    const model = await read({
      headers: [paragraph('某某局'), paragraph('某某局')],
      footers: [paragraph(['第 ', runXml('<w:pgNum/>'), run('1'), ' 页'])],
      body: [paragraph('正文')],
    });
    expect(
      model.blocks.map((block) => [block.index, block.layer, block.kind === 'paragraph' && block.text]),
    ).toEqual([
      [0, 'body', '正文'],
      [1, 'furniture', '某某局'],
      [2, 'furniture', '第 1 页'],
    ]);
  });
});

test('the title that the file declares is kept', async () => {
  expect((await read({ title: '自评报告', body: [paragraph('正文')] })).declaredTitle).toBe('自评报告');
});
