import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { sample } from '../exports/sample.js';
import { folderWith } from '../helpers/folders.js';
import { jishen } from '../helpers/run-jishen.js';

const [first, ...others] = sample.findings;
const evil = { ...first!, key: 'evil', message: '=HYPERLINK("http://x")<script>alert(1)</script>' };
const outcomes = [...new Set(sample.findings.map(({ rule }) => rule))].map((rule) => ({
  rule,
  outcome: 'failed' as const,
  reason: null,
}));
const documents = sample.documents.map((document) => ({ ...document, pagesUnread: [] }));
const old = { ...sample, outcomes, documents, errors: [] };
const current = { ...old, findings: [...others, evil] };
const alone = { ...old, unit: '白水县林业局', source: '材料/林业局' };

const folder = folderWith({
  'old/results.ndjson': `${JSON.stringify(old)}\n${JSON.stringify(alone)}\n`,
  'new/submissions/某某局/result.json': JSON.stringify(current, null, 2),
  'empty/anomalies.csv': '',
  'none.ndjson': '',
  'other.ndjson': '{"schema":"other"}\n',
});
const at = (name: string) => join(folder, name);

describe('jishen diff', () => {
  it('says per unit what is closed, still open and new, and who is in one run only', async () => {
    const { status, stdout, stderr } = await jishen(['diff', at('old'), at('new')]);
    expect([status, stderr]).toEqual([0, '']);
    const lines = stdout.trim().split('\n');
    expect(lines[0]).toBe(`某某县某某局（2024年度）：新增 1，仍存在 ${others.length}，无法判断 0，已整改 1`);
    expect(lines).toContain(`  已整改  错误  ${first!.message}`);
    expect(lines).toContain('仅上次有：白水县林业局 材料/林业局');
    expect(lines.at(-1)).toBe(
      `共 1 份材料两次都有，仅上次有 1 份，仅本次有 0 份。合计：新增 1，仍存在 ${others.length}，无法判断 0，已整改 1。`,
    );
  });

  it('gives a line of JSON a submission', async () => {
    const { stdout } = await jishen(['diff', at('old/results.ndjson'), at('new'), '--json']);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map((line) => [line.in, line.unit, line.counts?.closed])).toEqual([
      ['both', '某某县某某局', 1],
      ['old', '白水县林业局', undefined],
    ]);
  });

  it('writes a workbook and a page in which text stays text', async () => {
    const out = join(folderWith(), 'diff');
    expect((await jishen(['diff', at('old'), at('new'), '-o', out, '-q'])).status).toBe(0);
    const { sheets } = await readXlsx(readFileSync(join(out, 'diff.xlsx')));
    expect(sheets.map(({ name }) => name)).toEqual(['整改情况', '单位汇总', '仅一次有的材料']);
    expect(sheets[0]!.rows[1]!.slice(0, 7)).toEqual([
      '某某县某某局',
      2024,
      '新增',
      '错误',
      evil.rule,
      expect.any(String),
      evil.message,
    ]);
    expect(sheets[0]!.rows).toHaveLength(others.length + 3);
    const page = readFileSync(join(out, 'diff.html'), 'utf8');
    expect(page).not.toContain('<script');
    expect(page).not.toMatch(/(?:src|href)=/);
    expect(page).toContain('仅上次有的材料（1）');
  });

  it.each([
    ['a folder that is not there', ['nowhere', 'new'], '找不到'],
    ['a folder without results', ['empty', 'new'], '里没有审核结果'],
    ['an empty list', ['none.ndjson', 'new'], '里没有审核结果'],
    ['a file of something else', ['new', 'other.ndjson'], '第 1 行不是审核结果'],
  ])('refuses %s in one line', async (_name, names, sentence) => {
    const { status, stdout, stderr } = await jishen(['diff', ...names.map(at)]);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(sentence);
  });

  it('says what is missing', async () => {
    const { status, stderr } = await jishen(['diff', at('old')]);
    expect([status, stderr.trim()]).toEqual([
      1,
      '绩审：缺少要比较的结果：jishen diff 上次的文件夹 本次的文件夹',
    ]);
  });
});
