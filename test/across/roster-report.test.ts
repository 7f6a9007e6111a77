import { describe, expect, it } from 'vitest';
import { type HandedIn, rosterReport } from '../../src/across/roster-report.js';
import { workingDaysLate } from '../../src/adapters/calendar/working-days.js';
import { rosterSummary } from '../../src/exports/roster-rows.js';

const tools = { deadline: '2025-07-15', workingDaysLate };
const paper = (
  unit: string | null,
  submitted: string | null = null,
  more: Partial<HandedIn> = {},
): HandedIn => ({
  source: `报送/${unit ?? more.name}`,
  name: unit ?? '',
  unit,
  submitted,
  isReviewed: true,
  ...more,
});
const states = (units: readonly string[], papers: readonly HandedIn[]) =>
  rosterReport(
    units.map((unit) => ({ unit, due: null })),
    papers,
    tools,
  ).lines.map(({ state }) => state);

describe('the roster after a run', () => {
  it('counts working days from the unit own date, else from the deadline of the profile', () => {
    const roster = [
      { unit: '甲局', due: null },
      { unit: '乙局', due: '2025-07-18' },
      { unit: '丙局', due: '2025-07-11' },
    ];
    const papers = ['甲局', '乙局', '丙局'].map((unit) => paper(unit, '2025-07-18'));
    const { lines } = rosterReport(roster, papers, tools);
    expect(lines.map(({ state, due, late }) => [state, due, late])).toEqual([
      ['late', '2025-07-15', 3],
      ['on-time', '2025-07-18', 0],
      ['late', '2025-07-11', 5],
    ]);
  });

  it('finds a unit whatever brackets, widths and spaces its name has, with the county on one side only', () => {
    expect(
      states(
        ['青石县 卫生健康局（本级）', '档案馆', '青石县林业局'],
        [paper('青石县卫生健康局(本级)'), paper('青石县档案馆'), paper('林业局')],
      ),
    ).toEqual(['no-date', 'no-date', 'no-date']);
  });

  it('takes no unit for another when two would do', () => {
    const report = rosterReport(
      [
        { unit: '青石县档案馆', due: null },
        { unit: '白水县档案馆', due: null },
      ],
      [paper('档案馆', '2025-07-01')],
      tools,
    );
    expect(report.lines.map(({ state }) => state)).toEqual(['absent', 'absent']);
    expect(report.strangers).toEqual([{ unit: '档案馆', source: '报送/档案馆' }]);
  });

  it('knows an unread paper by its name, and says when nobody can be known', () => {
    const report = rosterReport(
      [
        { unit: '青石县档案馆', due: null },
        { unit: '青石县林业局', due: null },
      ],
      [
        paper(null, null, { name: '2024年度青石县档案馆整体支出绩效自评报告', isReviewed: false }),
        paper(null, null, { name: '扫描件001' }),
      ],
      tools,
    );
    expect(report.lines.map(({ state }) => state)).toEqual(['unread', 'absent']);
    expect(rosterSummary(report)).toBe(
      '报送情况：应交 2 家，已报送 1 家（逾期 0 家，日期不明 0 家，未能读取 1 家）；未报送 1 家：青石县林业局；看不出单位的材料 1 份，可能属于未报送的单位。',
    );
  });

  it('counts the first of several papers of one unit', () => {
    const { lines } = rosterReport(
      [{ unit: '甲局', due: null }],
      [paper('甲局', '2025-07-20'), paper('甲局', '2025-07-14')],
      tools,
    );
    expect(lines[0]).toMatchObject({
      state: 'on-time',
      submitted: '2025-07-14',
      sources: ['报送/甲局', '报送/甲局'],
    });
  });
});
