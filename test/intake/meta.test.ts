import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { parseDay, parseYear } from '../../src/intake/dates.js';
import { readMeta } from '../../src/intake/meta.js';
import { planSubmissions } from '../../src/intake/plan.js';
import { folderWith } from '../helpers/folders.js';

const input = folderWith({ '甲局/报告.txt': '1', '乙.txt': '1', '丙.zip': '1' });

async function meta(name: string, body: string | Uint8Array) {
  const path = join(folderWith({ [name]: body }), name);
  const table = await readMeta(path);
  const plans = await planSubmissions([input], { single: false });
  return {
    given: Object.fromEntries(plans.map((plan) => [plan.slug, table.find(plan)])),
    unused: table.unused(),
  };
}

describe('the table of --meta', () => {
  it('is found by the path below the folder, in CSV with Chinese or English headings', async () => {
    const chinese =
      '路径,单位,年度,报送日期,公开日期\r\n甲局/,"甲局, 本级",2024年度,2025年7月5日,\r\n.\\乙.txt,,,2025/7/6,2025-08-01\r\n丁.txt,,,,\r\n';
    const { given, unused } = await meta('meta.csv', chinese);
    expect(given).toEqual({
      甲局: { unit: '甲局, 本级', year: 2024, submitted: '2025-07-05', published: null },
      乙: { unit: null, year: null, submitted: '2025-07-06', published: '2025-08-01' },
      丙: null,
    });
    expect(unused).toEqual(['丁.txt']);
    expect((await meta('meta.csv', 'Path,Year\n丙.zip,2023\n')).given.丙).toMatchObject({ year: 2023 });
  });

  it('may be written in GBK', async () => {
    // 路径,单位 / 乙.txt,乙局
    const bytes = Buffer.from('c2b7beb62cb5a5cebb0ad2d22e7478742cd2d2bed60a', 'hex');
    expect((await meta('meta.csv', bytes)).given.乙).toMatchObject({ unit: '乙局' });
  });

  it('may be a workbook with real dates', async () => {
    const rows = [
      ['路径', '年度', '报送日期', '公开日期'],
      ['甲局', 2024, new Date(Date.UTC(2025, 6, 15)), '2025.8.1'],
    ];
    const bytes = await writeXlsx({ sheets: [{ name: 'Sheet1', rows }] });
    const { given } = await meta('meta.xlsx', bytes);
    expect(given.甲局).toEqual({ unit: null, year: 2024, submitted: '2025-07-15', published: '2025-08-01' });
  });

  it('is refused in one sentence when it is no table', async () => {
    const path = join(folderWith(), 'meta.xlsx');
    writeFileSync(path, 'PK broken');
    await expect(readMeta(path)).rejects.toThrow('不是可读的 CSV 或 XLSX');
  });
});

it('knows the days of the calendar', () => {
  expect(
    ['2024-02-29', '2024/7/1', '2024年7月15日', '2024.07.05', '2024-7-1 00:00:00'].map(parseDay),
  ).toEqual(['2024-02-29', '2024-07-01', '2024-07-15', '2024-07-05', '2024-07-01']);
  expect(['2025-02-29', '2025-13-01', '20250701', '', '明天', '2025-00-10'].map(parseDay)).toEqual(
    Array(6).fill(null),
  );
  expect(['2024', 2024, '2024年', '2024年度', '24', '2024.5'].map(parseYear)).toEqual([
    2024,
    2024,
    2024,
    2024,
    null,
    null,
  ]);
});
