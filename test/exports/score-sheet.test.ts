import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { loadRubric } from '../../src/adapters/setup/load-setup.js';
import { type ScoredLine, scoreForm } from '../../src/exports/score-form.js';
import { scoreSheetDocx } from '../../src/exports/score-sheet-docx.js';
import { scoreSheetXlsx } from '../../src/exports/score-sheet-xlsx.js';
import { hashBytes } from '../../src/intake/hash.js';
import { readLimits } from '../../src/pipeline/limits.js';
import { readDocument } from '../../src/readers/read.js';

const rubric = await loadRubric(null);
const lines: readonly ScoredLine[] = rubric.criteria.map(({ id, max }) => ({
  id,
  points: id === 'O2' ? 14.5 : max,
  reason: id === 'O2' ? '=HYPERLINK("http://example.invalid","点")' : '',
}));
const form = scoreForm({
  rubric,
  unit: '青石县档案馆',
  year: 2024,
  lines,
  signed: { by: '张三', day: '2025-08-01' },
});

/** The form as our own readers see it. */
async function tableOf(bytes: Uint8Array, file: string) {
  const result = await readDocument({ file, bytes, sha256: hashBytes(bytes) }, readLimits);
  if (!result.ok) throw new Error(result.failure.message);
  const { blocks } = result.document;
  const table = blocks.find((block) => block.kind === 'table');
  if (table?.kind !== 'table') throw new Error('no table');
  return { table, text: blocks.map((block) => (block.kind === 'paragraph' ? block.text : '')).join('\n') };
}

describe('the filled score sheet', () => {
  it('adds up the points, and only when all are there', () => {
    expect(form.total).toBe(94.5);
    const open = lines.map((line) => (line.id === 'T1' ? { ...line, points: null } : line));
    expect(scoreForm({ rubric, unit: null, year: null, lines: open }).total).toBeNull();
    expect(form.groups.map(({ name, max }) => [name, max])).toEqual([
      ['及时性', 20],
      ['完整性', 30],
      ['客观性', 50],
    ]);
  });

  it('is a Word file with the headings, the groups and the total of the form', async () => {
    const { table, text } = await tableOf(await scoreSheetDocx(form), 'score-sheet.docx');
    expect(text).toContain('预算单位整体支出绩效自评工作考核评分表');
    expect(text).toContain('单位名称：青石县档案馆');
    expect(text).toContain('评分人：张三');
    const rows = Array.from({ length: table.rows }, (_, row) =>
      table.cells.filter((cell) => cell.row === row).map((cell) => cell.text),
    );
    expect(rows[0]).toEqual(['一级标准', '二级标准', '分值', '评分标准', '评分', '扣分理由']);
    expect(rows).toHaveLength(rubric.criteria.length + 2);
    const group = table.cells.find((cell) => cell.text.startsWith('完整性'));
    expect(group).toMatchObject({ rowSpan: 3, column: 0 });
    expect(rows.find((row) => row.includes('14.5'))?.at(-1)).toBe(
      '=HYPERLINK("http://example.invalid","点")',
    );
    expect(rows.at(-1)).toEqual(['合计', '100', '', '94.5', '']);
  });

  it('is a workbook in which text stays text and points are numbers', async () => {
    const bytes = await scoreSheetXlsx(form);
    const { rows } = (await readXlsx(bytes)).sheets[0]!;
    expect(rows[1]![0]).toBe('预算单位整体支出绩效自评工作考核评分表');
    expect(rows.at(-2)).toEqual(['合计', null, 100, null, 94.5, null]);
    expect(rows.flat()).toContain('=HYPERLINK("http://example.invalid","点")');
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('<f>');
  });

  it('gives the same bytes for the same points', async () => {
    expect(hashBytes(await scoreSheetDocx(form))).toBe(hashBytes(await scoreSheetDocx(form)));
    expect(hashBytes(await scoreSheetXlsx(form))).toBe(hashBytes(await scoreSheetXlsx(form)));
  });
});

describe('a score sheet with long reasons and open lines', () => {
  const long = scoreForm({
    rubric,
    unit: '青石县档案馆',
    year: 2024,
    lines: rubric.criteria.map(({ id, max }) => ({
      id,
      points: id === 'T1' ? null : max,
      reason: id === 'C3' ? '数据与决算报表不符，扣1分；'.repeat(200) : '',
    })),
  });

  it('repeats its headings, keeps rows whole and no row higher than Excel takes', async () => {
    const parts = unzipSync(await scoreSheetXlsx(long));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
    const heights = [...sheet.matchAll(/ ht="([\d.]+)"/g)].map(([, height]) => Number(height));
    expect(Math.max(...heights)).toBe(409);
    expect(strFromU8(parts['xl/workbook.xml']!)).toMatch(/Print_Titles"[^>]*>评分表!\$4:\$4</);
    const word = strFromU8(unzipSync(await scoreSheetDocx(long))['word/document.xml']!);
    expect(word.match(/<w:tblHeader/g)).toHaveLength(1);
    expect(word.match(/<w:cantSplit/g)).toHaveLength(rubric.criteria.length);
  });

  it('leaves open what is open, and has no total then', async () => {
    expect(long.total).toBeNull();
    const { table } = await tableOf(await scoreSheetDocx(long), 'score-sheet.docx');
    expect(table.cells.filter(({ row }) => row === 1).map(({ text }) => text)[4]).toBe('');
    expect(table.cells.filter(({ row }) => row === table.rows - 1).map(({ text }) => text)[3]).toBe('');
  });
});
