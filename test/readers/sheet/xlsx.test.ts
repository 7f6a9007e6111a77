import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../html/read.js';
import { bookOf, failureOf, modelOf, noticesOf, readBytes, type SheetDraft } from './read.js';

const lines = async (...sheets: readonly SheetDraft[]): Promise<readonly string[]> =>
  linesOf(await modelOf(await bookOf(...sheets)));

async function changed(
  bytes: Uint8Array,
  part: string,
  change: (xml: string) => string,
): Promise<Uint8Array> {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [part]: strToU8(change(strFromU8(parts[part]!))) });
}

const SHEET = 'xl/worksheets/sheet1.xml';

describe('a sheet', () => {
  it('gives its title and its unit as lines, its rows as a table, its notes as lines', async () => {
    const found = await lines({
      rows: [
        ['2024年度项目支出绩效自评表', null, null],
        ['（2024年度）', null, null],
        ['填报单位：', '甲县档案局', '金额单位：万元'],
        ['项目', '预算', '决算'],
        ['合计', 120.5, 117],
        ['注：数据来自决算报表。', null, null],
        ['填表人：张某', '联系电话：', '0000'],
      ],
      merges: [
        [0, 0, 0, 2],
        [1, 0, 1, 2],
        [5, 0, 5, 2],
      ],
    });
    expect(found).toEqual([
      '2024年度项目支出绩效自评表',
      '（2024年度）',
      '填报单位：甲县档案局',
      '金额单位：万元',
      '项目 | 预算 | 决算 / 合计 | 120.5 | 117',
      '注：数据来自决算报表。',
      '填表人：张某',
      '联系电话：0000',
    ]);
  });

  it('keeps what belongs to the form in the form', async () => {
    expect(
      await lines({
        rows: [
          ['项目名称：甲项目', null, '主管部门：甲县档案局'],
          ['一、基本情况', null, null],
          ['年度资金总额', 10, 9],
          ['其他需要说明的问题', '无', null],
        ],
        merges: [
          [0, 0, 0, 1],
          [1, 0, 1, 2],
          [3, 1, 3, 2],
        ],
      }),
    ).toEqual([
      '项目名称：甲项目[1x2] | 主管部门：甲县档案局 / 一、基本情况[1x3] / 年度资金总额 | 10 | 9 / 其他需要说明的问题 | 无[1x2]',
    ]);
  });

  it('may hold several tables', async () => {
    expect(
      await lines({
        rows: [
          ['附表1', null],
          ['收入决算表', null],
          ['项目', '金额'],
          ['合计', 1],
          [],
          ['支出决算表', null],
          ['项目', '金额'],
          ['合计', 2],
          [],
          ['科目', '数额'],
          ['其他', 3],
        ],
      }),
    ).toEqual([
      '附表1',
      '收入决算表',
      '项目 | 金额 / 合计 | 1',
      '支出决算表',
      '项目 | 金额 / 合计 | 2',
      '科目 | 数额 / 其他 | 3',
    ]);
  });

  it('shows values as Excel does', async () => {
    expect(
      await lines({
        rows: [
          ['甲', 0.30000000000000004, true],
          ['乙', 0.9876, '多\r\n行'],
          ['丙', 0, new Date(Date.UTC(2025, 6, 15))],
        ],
        formats: { '1,1': '0.00%', '2,1': '_ * #,##0.00_ ;_ * "-"??_ ;_ * "-"??_ ;_ @_ ' },
      }),
    ).toEqual(['甲 | 0.3 | TRUE / 乙 | 98.76% | 多\n行 / 丙 | - | 2025-07-15']);
  });

  it('shows what formulas gave, errors, runs of text, and dates that are named by number', async () => {
    const book = await bookOf({
      rows: [
        ['x', 'y'],
        ['z', 'w'],
      ],
    });
    const bytes = await changed(book, SHEET, (xml) =>
      xml.replace(
        /<sheetData>[\s\S]*<\/sheetData>/,
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><r><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r><rPh><t>x</t></rPh></is></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row><row r="2"><c t="str"><f>A1</f><v>丙_x000D_丁</v></c><c s="1"><f>1+1</f><v>45853</v></c><c r="D2" s="1"/></row></sheetData>',
      ),
    );
    const dated = await changed(bytes, 'xl/styles.xml', (xml) =>
      xml.replace(
        /<cellXfs[\s\S]*<\/cellXfs>/,
        '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="31"/></cellXfs>',
      ),
    );
    expect(linesOf(await modelOf(dated))).toEqual(['甲 乙 | #DIV/0! / 丙\n丁 | 2025年7月15日']);
  });

  it('says what is hidden: sheets are left out, rows and columns are read', async () => {
    const model = await modelOf(
      await bookOf(
        {
          rows: [
            ['甲', 1],
            ['乙', 2],
          ],
          more: { rowDefs: new Map([[1, { hidden: true }]]) },
        },
        {
          name: '底稿',
          rows: [
            ['丙', 3],
            ['丁', 4],
          ],
          more: { hidden: true },
        },
      ),
    );
    expect(linesOf(model)).toEqual(['甲 | 1 / 乙 | 2']);
    expect(noticesOf(model)).toEqual(['hidden-text', 'hidden-text']);
    expect(model.notices[0]!.message).toContain('“底稿”');
  });

  it('lends its name to a table without a title', async () => {
    const rows = [
      ['项目', '金额'],
      ['合计', 1],
    ];
    expect(
      await lines({ name: '项目支出绩效自评表', rows }, { name: 'Sheet2', rows }, { name: '三公', rows }),
    ).toEqual([
      '项目支出绩效自评表',
      '项目 | 金额 / 合计 | 1',
      '项目 | 金额 / 合计 | 1',
      '项目 | 金额 / 合计 | 1',
    ]);
  });

  it('may be a text that somebody typed into cells', async () => {
    expect(await lines({ rows: [['一、概况'], ['本单位有编制6名。'], [], ['二、问题'], ['无。']] })).toEqual([
      '一、概况',
      '本单位有编制6名。',
      '二、问题',
      '无。',
    ]);
  });
});

describe('workbooks that mean harm', () => {
  it('cost nothing where rows are only formatted', async () => {
    const empty = Array.from(
      { length: 200_000 },
      (_, row) => `<row r="${row + 9}"><c r="A${row + 9}" s="1"/></row>`,
    );
    const book = await bookOf({
      rows: [
        ['甲', 1],
        ['乙', 2],
      ],
    });
    const bytes = await changed(book, SHEET, (xml) =>
      xml.replace('</sheetData>', `${empty.join('')}</sheetData>`),
    );
    expect(linesOf(await modelOf(bytes))).toEqual(['甲 | 1 / 乙 | 2']);
  });

  it('are cut where they have too many rows', async () => {
    const model = await modelOf(
      await bookOf({ rows: Array.from({ length: 20_100 }, (_, row) => [`${row}甲`, row]) }),
    );
    expect(model.blocks[0]).toMatchObject({ kind: 'table', rows: 20_000 });
    expect(noticesOf(model)).toEqual(['pages-limited']);
  });

  it('cannot claim more places than they fill', async () => {
    const book = await bookOf({ rows: [['甲', 1]], merges: [[0, 0, 1_048_575, 16_383]] });
    const far =
      '<row r="1048576"><c r="A1048576" t="str"><v>乙</v></c><c r="XFD1048576" t="str"><v>丙</v></c></row>';
    const model = await modelOf(
      await changed(book, SHEET, (xml) => xml.replace('</sheetData>', `${far}</sheetData>`)),
    );
    expect(
      model.blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.cells.length : 1), 0),
    ).toBeLessThan(20);
  });

  it('fail with a reason', async () => {
    const book = await bookOf({
      rows: [
        ['甲', 1],
        ['乙', 2],
      ],
    });
    expect(await failureOf(book.subarray(0, book.length / 2))).toBe('corrupt');
    expect(await failureOf(book, { inflatedBytes: 500 })).toBe('too-large');
    expect(await failureOf(await bookOf({ rows: [[null]] }))).toBe('empty');
    expect(await failureOf(await changed(book, SHEET, (xml) => `<!DOCTYPE x>${xml}`))).toBe('corrupt');
    expect(await readBytes(await changed(book, SHEET, () => '<worksheet>'))).toMatchObject({
      failure: { code: 'corrupt', message: expect.stringContaining('附表.xlsx') },
    });
  });
});
