import { join } from 'node:path';
import { writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { readRoster } from '../../src/intake/roster.js';
import { folderWith } from '../helpers/folders.js';

const roster = (name: string, body: string | Uint8Array) =>
  readRoster(join(folderWith({ [name]: body }), name));

describe('the roster', () => {
  it('is read under Chinese or English headings, with or without dates', async () => {
    const { entries, warnings } = await roster(
      'r.csv',
      '\uFEFF序号,预算单位,报送截止\r\n1,青石县档案馆,2025/7/15\r\n2,白水县林业局,\r\n,,\r\n',
    );
    expect(entries).toEqual([
      { unit: '青石县档案馆', due: '2025-07-15' },
      { unit: '白水县林业局', due: null },
    ]);
    expect(warnings).toEqual([]);
    expect((await roster('r.csv', 'Unit,Due\n甲局,2025-07-15\n')).entries).toHaveLength(1);
    expect((await roster('r.csv', '单位名称\n甲局\n')).entries).toEqual([{ unit: '甲局', due: null }]);
  });

  it('may be a workbook with a title above its headings', async () => {
    const rows = [
      ['2024年度绩效自评应交清单'],
      ['单位', '截止日期'],
      ['甲局', new Date(Date.UTC(2025, 6, 15))],
    ];
    const bytes = await writeXlsx({ sheets: [{ name: 'Sheet1', rows }] });
    expect((await roster('r.xlsx', bytes)).entries).toEqual([{ unit: '甲局', due: '2025-07-15' }]);
  });

  it('says with the line what stands twice, and takes the date of either', async () => {
    const { entries, warnings } = await roster(
      'r.csv',
      '单位,截止日期\n甲局（本级）,\n乙局,\n甲局(本级),2025-07-15\n',
    );
    expect(entries).toEqual([
      { unit: '甲局（本级）', due: '2025-07-15' },
      { unit: '乙局', due: null },
    ]);
    expect(warnings).toEqual([expect.stringMatching(/第 4 行：“甲局\(本级\)”与第 2 行重复/)]);
  });

  it.each([
    ['no units', '日期\n2025-07-15\n', '没有“单位”'],
    ['an empty list', '单位,截止日期\n', '里没有单位'],
    ['a day that is none', '单位,截止日期\n甲局,七月中旬\n', '第 2 行：“七月中旬”不是日期'],
    [
      'two days for one unit',
      '单位,截止日期\n甲局,2025-07-15\n甲局,2025-07-16\n',
      '第 3 行：“甲局”的截止日期 2025-07-16 与第 2 行的 2025-07-15 不同',
    ],
    ['a day of nobody', '单位,截止日期\n甲局,\n,2025-07-16\n', '第 3 行有截止日期，但没有单位名称'],
  ])('is refused with %s', async (_name, body, sentence) => {
    await expect(roster('r.csv', body)).rejects.toThrow(sentence);
  });
});
