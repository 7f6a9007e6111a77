import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { anomalyWorkbooks, anomalyXlsx } from '../../src/exports/anomaly-xlsx.js';
import { hostile, rules, sample } from './sample.js';

test('the workbook has its sheets, headings and rows', async () => {
  const { sheets } = await readXlsx(await anomalyXlsx([sample], rules));
  expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
    ['疑点清单', 4],
    ['材料汇总', 2],
    ['评分表', 3],
    ['规则说明', 3],
    ['读取失败', 2],
  ]);
  expect(sheets[0]?.rows[1]?.slice(0, 8)).toEqual([
    1,
    '某某县某某局',
    2024,
    '自评报告.docx',
    'total-mismatch',
    '合计与明细不符',
    '错误',
    '“基本支出”与其明细之和相差 10万元',
  ]);
  expect(sheets[1]?.rows[1]).toEqual([
    '某某县某某局',
    2024,
    62.5,
    '62.5～82.5',
    20,
    96.5,
    1,
    1,
    1,
    1,
    '材料/某某局',
  ]);
  expect(sheets[2]?.rows[1]?.slice(2)).toEqual([
    '及时性',
    'T1 线上报送',
    10,
    '待定',
    '待定',
    '',
    '缺少报送日期',
    '待补充材料或人工评定',
  ]);
  expect(sheets[3]?.rows[1]?.at(-1)).toBe(2);
  expect(sheets[4]?.rows[1]?.slice(0, 3)).toEqual(['某某县某某局', '附件.pdf', 'encrypted']);
});

test('the headings stay in sight and can be filtered', async () => {
  const parts = unzipSync(await anomalyXlsx([sample], rules));
  const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']);
  expect(sheet).toContain('state="frozen"');
  expect(sheet).toContain('<autoFilter ref="A1:Q4"');
});

test('a formula in a document stays text in the file itself', async () => {
  const bytes = await anomalyXlsx([hostile], rules);
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    if (name.startsWith('xl/worksheets/')) expect(new TextDecoder().decode(part)).not.toMatch(/<f[ >/]/);
  }
  const { sheets } = await readXlsx(bytes);
  expect(sheets[0]?.rows[1]?.[1]).toBe('=HYPERLINK("http://evil.example/","点我")');
  expect(sheets[0]?.rows[1]?.[8]).toBe('@SUM(1+1)</q><script>alert(2)</script>');
});

const office = ['/usr/bin/soffice', '/usr/local/bin/soffice'].find((path) => existsSync(path));

test.skipIf(!office)(
  // LibreOffice Calc is no part of what the tests need: without it the first reader alone must do.
  'a second reader, LibreOffice, finds that text too',
  { timeout: 90_000 },
  async ({ skip }) => {
    const folder = mkdtempSync(join(tmpdir(), 'jishen-xlsx-'));
    try {
      writeFileSync(join(folder, 'list.xlsx'), await anomalyXlsx([hostile], rules));
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1';
      const command = [
        profile,
        '--headless',
        '--convert-to',
        filter,
        '--outdir',
        folder,
        join(folder, 'list.xlsx'),
      ];
      execFileSync(office!, command, { stdio: 'ignore', timeout: 80_000 });
      // An office without its spreadsheet part converts nothing, and says so with status 0.
      skip(!existsSync(join(folder, 'list.csv')));
      const text = readFileSync(join(folder, 'list.csv'), 'utf8');
      expect(text).toContain('"=HYPERLINK(""http://evil.example/"",""点我"")"');
      expect(text).toContain('＝1+1');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

test('a long run becomes several workbooks, with no submission split and numbers running on', async () => {
  const books: Uint8Array[] = [];
  for await (const book of anomalyWorkbooks([sample, sample, sample], rules, [], { atMost: 6 }))
    books.push(book);
  const lists = await Promise.all(books.map(async (book) => (await readXlsx(book)).sheets[0]?.rows ?? []));
  expect(lists.map((rows) => rows.slice(1).map(([number]) => number))).toEqual([
    [1, 2, 3, 4, 5, 6],
    [7, 8, 9],
  ]);
});

test('a run without submissions still gives a workbook', async () => {
  const { sheets } = await readXlsx(await anomalyXlsx([], rules));
  expect(sheets[0]?.rows).toHaveLength(1);
});

test('the same reviews give the same bytes', async () => {
  expect(await anomalyXlsx([sample], rules)).toEqual(await anomalyXlsx([sample], rules));
});
