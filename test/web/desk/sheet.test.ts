import { describe, expect, it } from 'vitest';
import { offeredReasons } from '../../../web/src/desk/reasons.js';
import { dateNeeded, groupLines, type SheetLine } from '../../../web/src/desk/sheet-groups.js';
import { changesOf } from '../../../web/src/parts/history-changes.js';

const line = (id: string, more: Partial<SheetLine> = {}): SheetLine => ({
  ...{ id, name: id, group: '及时性', max: 10, band: null, suggested: null, points: null, range: null },
  ...{ reason: '', isAdjusted: false, deductions: [], ...more },
});

describe('the form', () => {
  it('has 一级标准 with what its lines are worth, without what binary fractions leave behind', () => {
    const groups = groupLines([
      line('T1', { max: 0.1 }),
      line('T2', { max: 0.2 }),
      line('C1', { group: '完整性' }),
    ]);
    expect(groups.map(({ name, max, lines }) => [name, max, lines.length])).toEqual([
      ['及时性', 0.3, 2],
      ['完整性', 10, 1],
    ]);
  });

  it('asks for the date that is missing, on other forms by what the reason names', () => {
    const other = line('A1', { reason: '没有公开日期，请填写公开日期。' });
    expect([line('T1'), line('T2'), other, line('O1')].map(dateNeeded)).toEqual([
      ...['submitted', 'published', 'published', null],
    ]);
  });

  it('asks for nothing where there are points', () => {
    expect(dateNeeded(line('T1', { points: 10 }))).toBeNull();
  });
});

describe('the history', () => {
  it('tells what changed, field by field', () => {
    expect(changesOf({ points: 10, reason: '甲' }, { points: 8.5, reason: '乙' })).toEqual([
      { field: 'points', before: '10', after: '8.5' },
    ]);
  });

  it('tells what came and what went', () => {
    expect(changesOf(null, { total: 90, points: { T1: 10 }, review: 'abc' })).toEqual([
      { field: 'total', before: null, after: '90' },
    ]);
    expect(
      changesOf(null, { username: 'li', before: { role: 'uploader' }, after: { role: 'reviewer' } }),
    ).toEqual([
      { field: 'username', before: null, after: 'li' },
      { field: 'role', before: 'uploader', after: 'reviewer' },
    ]);
    expect(changesOf({ note: '看过' }, null)).toEqual([{ field: 'note', before: '看过', after: null }]);
  });
});

it('offers the last reasons before the common ones, each once', () => {
  expect(offeredReasons(['乙', '丙'], ['甲', '乙'])).toEqual(['乙', '丙', '甲']);
});
