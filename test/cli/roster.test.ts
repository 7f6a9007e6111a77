import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import type { Review } from '../../src/model/review.js';
import { folderWith } from '../helpers/folders.js';
import { jishen } from '../helpers/run-jishen.js';

const report = (unit: string) =>
  `2024年度${unit}整体支出绩效自评报告\n\n一、单位基本情况\n\n编制12名，在职11人。\n`;

it('says who is absent, late or not on the list, in every list and before the deadline of the profile', async () => {
  const folder = folderWith({
    '甲.txt': report('青石县档案馆'),
    '乙.txt': report('青石县林业局'),
    '丙.txt': report('黑山县教育局'),
  });
  const lists = folderWith({
    'roster.csv': '预算单位名称,应交日期\n档案馆,2025-07-10\n青石县林业局,\n青石县水利局,\n=1+1局,\n',
  });
  const out = join(folderWith(), 'out');
  const args = [
    '--roster',
    join(lists, 'roster.csv'),
    '--submitted',
    '2025-07-15',
    '--format',
    'csv,xlsx,html',
  ];
  const { status, stdout, stderr } = await jishen(['audit', folder, '-o', out, '--json', ...args]);
  expect(status).toBe(0);
  expect(stderr).toContain(
    '报送情况：应交 4 家，已报送 2 家（逾期 1 家，日期不明 0 家，未能读取 0 家）；未报送 2 家：青石县水利局、=1+1局；不在清单中的材料 1 份。',
  );
  const csv = readFileSync(join(out, 'roster.csv'), 'utf8');
  expect(csv).toContain('"档案馆","逾期报送","2025-07-10","2025-07-15","3"');
  expect(csv).toContain('"\'=1+1局"');
  const { sheets } = await readXlsx(readFileSync(join(out, 'anomalies.xlsx')));
  const sheet = sheets.find(({ name }) => name === '报送情况')!;
  expect(sheet.rows.slice(1).map((row) => row.slice(0, 2))).toEqual([
    ['档案馆', '逾期报送'],
    ['青石县林业局', '按时报送'],
    ['青石县水利局', '未报送'],
    ['=1+1局', '未报送'],
    ['黑山县教育局', '不在清单中'],
  ]);
  expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('<h2>报送情况</h2>');
  const late = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Review)
    .filter(({ findings }) => findings.some(({ rule }) => rule === 'submitted-late'));
  expect(late.map(({ unit }) => unit)).toEqual(['青石县档案馆']);

  await jishen(['audit', folder, '-o', out, '--format', 'csv', '--resume']);
  expect(existsSync(join(out, 'roster.csv'))).toBe(false);
});
