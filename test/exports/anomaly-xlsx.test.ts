import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { anomalyWorkbooks, anomalyXlsx } from '../../src/exports/anomaly-xlsx.js';
import { deskLinks, linkRows, pageLinks } from '../../src/exports/finding-links.js';
import type { Standing } from '../../src/model/standing.js';
import { finding, hostile, rules, sample } from './sample.js';

test('the workbook has its sheets, headings and rows', async () => {
  const { sheets } = await readXlsx(await anomalyXlsx([sample], rules));
  expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
    ['疑点清单', 4],
    ['材料汇总', 2],
    ['评分表', 3],
    ['规则说明', 3],
    ['读取失败', 2],
    ['评分汇总', 2],
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
  expect(sheets[3]?.rows[0]).toEqual([
    '规则',
    '规则名称',
    '等级',
    '为什么',
    '怎么改',
    '命中次数',
    '对应评分项',
    '依据',
  ]);
  expect(sheets[3]?.rows[1]?.slice(5)).toEqual([2, 'C2 正文完整', '数字勾稽']);
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
  for await (const book of anomalyWorkbooks([sample, sample, sample], rules, [], { atMost: 6 })) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of book) chunks.push(chunk);
    books.push(Buffer.concat(chunks));
  }
  const lists = await Promise.all(books.map(async (book) => (await readXlsx(book)).sheets[0]?.rows ?? []));
  expect(lists.map((rows) => rows.slice(1).map(([number]) => number))).toEqual([
    [1, 2, 3, 4, 5, 6],
    [7, 8, 9],
  ]);
});

const standing = (points: readonly (number | null)[], more: Partial<Standing> = {}): Standing => ({
  address: null,
  lines: sample.rubric.criteria.map(({ id, name, max }, index) => ({
    id,
    name,
    max,
    points: points[index]!,
    reason: '',
    costs: [],
  })),
  total: points.reduce<number>((sum, one) => sum + (one ?? 0), 0),
  pending: points.includes(null) ? 10 : 0,
  isSigned: false,
  verdicts: {},
  ...more,
});

async function rowsOf(name: string, bytes: Uint8Array) {
  const { sheets } = await readXlsx(bytes);
  return sheets.find((sheet) => sheet.name === name)!.rows;
}

test('the score sheets of all stand in one table, and only complete ones are ranked', async () => {
  const standings = [standing([10, 20]), standing([null, 20]), standing([9, 18.5]), standing([10, 20])];
  const bytes = await anomalyXlsx([sample, sample, sample, sample], rules, { standings });
  const [headings, ...rows] = await rowsOf('评分汇总', bytes);
  const cells = rows.map((row) =>
    Object.fromEntries(headings!.map((heading, index) => [heading, row[index]])),
  );
  expect(cells[0]).toEqual({
    单位: '某某县某某局',
    年度: 2024,
    'T1 线上报送（10分）建议': '待定',
    'T1 评定': 10,
    'C2 正文完整（20分）建议': 17.5,
    'C2 评定': 20,
    建议得分: 62.5,
    得分区间: '62.5～82.5',
    评定得分: 30,
    签署: '',
    待定分: 0,
    自评分: 96.5,
    自评高出: 66.5,
    名次: 1,
    材料: '材料/某某局',
  });
  expect(cells.map((row) => row.名次)).toEqual([1, null, 3, 1]);
  expect(cells[1]).toMatchObject({ 'T1 评定': '待定', 评定得分: '待定', 自评高出: null });
});

test('without a desk the table has what was suggested, and ranks nobody whose points are open', async () => {
  const [headings, row] = await rowsOf('评分汇总', await anomalyXlsx([sample], rules));
  expect(headings).not.toContain('评定得分');
  expect(row!.slice(0, 4)).toEqual(['某某县某某局', 2024, '待定', 17.5]);
  expect(row![headings!.indexOf('名次')]).toBeNull();
});

test('what the reviewer decided stands in a column of its own', async () => {
  const standings = [standing([10, 20], { verdicts: { 'key-f1': 'dismissed', 'key-f3': 'accepted' } })];
  const [headings, ...rows] = await rowsOf('疑点清单', await anomalyXlsx([sample], rules, { standings }));
  expect(headings!.slice(-2)).toEqual(['状态', '审核决定']);
  expect(rows.map((row) => row.at(-1))).toEqual(['不属实', '', '属实']);
});

test('each finding leads to its place in the page beside it, or on the desk', async () => {
  const linksIn = async (options: Parameters<typeof anomalyXlsx>[2]) => {
    const parts = unzipSync(await anomalyXlsx([sample, sample], rules, options));
    const read = (name: string) => new TextDecoder().decode(parts[name]);
    const targets = new Map(
      [...read('xl/worksheets/_rels/sheet1.xml.rels').matchAll(/Id="(\w+)"[^>]* Target="([^"]*)"/g)].map(
        (m) => [m[1], m[2]],
      ),
    );
    return [
      ...read('xl/worksheets/sheet1.xml').matchAll(
        /<hyperlink ref="(\w+)" r:id="(\w+)"(?: location="(\w+)")?/g,
      ),
    ].map(([, ref, id, place]) => [ref, targets.get(id), place]);
  };
  const page = await linksIn({ links: pageLinks });
  expect(page).toHaveLength(6);
  expect(page[0]).toEqual(['R2', 'index.html', 's1f1']);
  expect(page[5]).toEqual(['R7', 'index.html', 's2f3']);
  const address = 'https://jishen.example.gov.cn/submissions/abc';
  const standings = [standing([1, 2], { address }), standing([1, 2], { address: `${address}d` })];
  const desk = await linksIn({ links: deskLinks(standings), standings });
  expect(desk[1]).toEqual(['S3', `${address}?finding=key-f2`, undefined]);
  expect(desk[5]).toEqual(['S7', `${address}d?finding=key-f3`, undefined]);
});

test('of more links than Excel takes, a submission has one and the rest are text', () => {
  const review = { ...sample, findings: Array.from({ length: 30_001 }, () => sample.findings[0]!) };
  const put: string[] = [];
  const linked = linkRows(pageLinks, (cell) => put.push(cell));
  const texts: string[] = [];
  for (let position = 0; position < 3; position += 1)
    for (const index of review.findings.keys()) {
      const link = linked(review, position, index);
      texts.push(link.text);
      link.put(`A${texts.length}`);
    }
  expect(put).toHaveLength(60_000 + 2);
  expect(texts[60_000]).toBe('查看');
  expect(texts[60_001]).toBe('index.html#s2');
  expect(texts.at(-1)).toBe('index.html#s3');
});

test('a text longer than a cell is cut where Excel would refuse the file, and says so', async () => {
  const long = { ...sample, findings: [finding('long', { message: '长'.repeat(40_000) })] };
  const [, row] = await rowsOf('疑点清单', await anomalyXlsx([long], rules));
  expect(String(row![7])).toHaveLength(32_767);
  expect(String(row![7])).toMatch(/长……（过长，此处截断，全文见原件）$/);
});

test('what looks like an escaped letter stays what it is', async () => {
  const odd = { ...sample, findings: [finding('odd', { message: '见_x0041_号文件 <b>&"' })] };
  const bytes = await anomalyXlsx([odd], rules);
  expect((await rowsOf('疑点清单', bytes))[1]![7]).toBe('见_x0041_号文件 <b>&"');
});

test('a run without submissions still gives a workbook', async () => {
  const { sheets } = await readXlsx(await anomalyXlsx([], rules));
  expect(sheets[0]?.rows).toHaveLength(1);
});

test('the same reviews give the same bytes', async () => {
  expect(await anomalyXlsx([sample], rules)).toEqual(await anomalyXlsx([sample], rules));
});
