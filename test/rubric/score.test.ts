import { describe, expect, it } from 'vitest';
import { workingDaysLate } from '../../src/adapters/calendar/working-days.js';
import { loadSetup } from '../../src/adapters/setup/load-setup.js';
import type { CriterionResult, Review } from '../../src/model/review.js';
import type { SubmissionInput } from '../../src/model/submission.js';
import { review } from '../../src/review.js';
import { parseDraft } from '../helpers/draft.js';

const setup = await loadSetup();

function reviewOf(
  draft: string,
  said: Partial<SubmissionInput> = {},
  unread: readonly number[] = [],
): Review {
  const input: SubmissionInput = {
    source: 'draft',
    documents: [parseDraft(draft, { unread }).document],
    failures: [],
    unit: null,
    year: null,
    submitted: null,
    published: null,
    ...said,
  };
  return review(input, { setup, workingDaysLate, version: 'test' });
}

const criterion = (result: Review, id: string): CriterionResult =>
  result.rubric.criteria.find((one) => one.id === id)!;

const REPORT = `
  2024年度青石县档案馆整体支出绩效自评报告
  # 一、单位基本情况
  本单位编制6名，在职5人。
  # 二、一般公共预算支出情况
  2024年支出合计101.51万元，其中：基本支出81.51万元，项目支出20万元。
  # 三、整体支出绩效情况
  全年接待查档1200人次，群众满意度98%。
  # 四、存在的问题及原因分析
  一是预算编制不够精细，由于测算依据不足，年中追加较多，影响了预算执行的严肃性。
  二是固定资产盘点不及时，因人员调动频繁，部分资产账实不符，台账登记不够完整。
  三是政府采购计划编制滞后，主要是需求论证不充分，造成年底集中采购较多、验收压力较大。
  # 五、下一步改进措施
  一是细化预算编制，完善测算依据，年初组织业务科室逐项核定支出需求，严控年中追加。
  二是加强资产管理，每年组织一次固定资产盘点，明确专人登记台账，做到账实相符。
  三是提前编制政府采购计划，每季度通报采购进度，加强业务科室与财务的沟通协调。
  # 六、绩效自评结果拟应用和公开情况
  自评结果将作为下年度预算安排的依据，并在门户网站公开。`;

describe('the default score sheet', () => {
  it('asks for dates that nobody gave', () => {
    const result = reviewOf(REPORT);
    for (const id of ['T1', 'T2']) {
      expect(criterion(result, id)).toMatchObject({ status: 'needs-input', suggested: null, range: [0, 10] });
    }
    expect(result.rubric.pending).toBeGreaterThanOrEqual(20);
  });

  it('leaves the reports of another year to the notice of that year', () => {
    const old = REPORT.replaceAll('2024', '2018');
    const criterionOf = (published: string) => criterion(reviewOf(old, { published }), 'T2');
    expect(criterionOf('2019-07-09')).toMatchObject({ status: 'needs-input' });
    expect(criterionOf('2019-07-09').reason).toContain('2025年7月30日，不是2018年度报告的');
    // Handed in within the year of the notice: it is meant.
    expect(criterionOf('2025-08-04').suggested).toBe(7);
  });

  it('takes one point off for each working day late', () => {
    const result = reviewOf(REPORT, { submitted: '2025-07-18', published: '2025-08-04' });
    expect(criterion(result, 'T1')).toMatchObject({ suggested: 7, status: 'scored' });
    expect(criterion(result, 'T1').reason).toContain('晚3个工作日');
    expect(criterion(result, 'T2')).toMatchObject({ suggested: 7 });
    expect(criterion(reviewOf(REPORT, { submitted: '2025-07-15' }), 'T1').suggested).toBe(10);
    expect(criterion(reviewOf(REPORT, { submitted: '2025-09-30' }), 'T1').suggested).toBe(0);
  });

  it('does not guess working days of a year without a calendar', () => {
    expect(criterion(reviewOf(REPORT, { submitted: '2031-01-05' }), 'T1').status).toBe('needs-input');
  });

  it('takes five points off for each missing table, and nothing below zero', () => {
    const { suggested, deductions } = criterion(reviewOf(REPORT), 'C1');
    expect(suggested).toBe(0);
    expect(deductions.flatMap(({ findings }) => findings).length).toBeGreaterThan(0);
  });

  it('gives full points for the parts that the form names', () => {
    expect(criterion(reviewOf(REPORT), 'C2').suggested).toBe(10);
    const without = reviewOf(REPORT.replace(/# 六、[\s\S]*$/, ''));
    expect(criterion(without, 'C2')).toMatchObject({ suggested: 8 });
    expect(criterion(without, 'C2').deductions[0]!.findings).toHaveLength(1);
  });

  it('claims nothing missing when a page could not be read', () => {
    const result = reviewOf(REPORT.replace(/# 六、[\s\S]*$/, ''), {}, [3]);
    for (const id of ['C1', 'C3']) expect(criterion(result, id).status).toBe('needs-input');
  });

  const FORMS = (rows: string, rest = ''): string => `${REPORT}
      2024年度部门整体支出绩效评价基础数据表
      单位：万元
      | 财政供养人员情况 | 编制数 | 2024年实际在职人数 | 控制率 |
      | | 6 | 5 | 83.33% |
      2024年度部门整体支出绩效自评表
      | 预算单位名称 | 青石县档案馆 | | | | | |
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      ${rows}
      2024年度项目支出绩效自评表
      | 项目名称 | 档案整理 | | | | | |
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 产出指标 | 数量指标 | 整理卷数 | ≥100卷 | 120卷 | 60 | 58 |
      | 效益指标 | 社会效益 | 查阅人次 | ≥500 | 520 | 40 | 40 |
      | 总分 | | | | | 100 | 98 |
      ${rest}`;

  it('gives the tables full points with how many cells are filled', () => {
    const result = reviewOf(
      FORMS(`| 产出指标 | 数量指标 | 接收卷数 | ≥100卷 | 120卷 | 60 | 58 |
      | 效益指标 | 社会效益 | 查档人次 | ≥500 | 520 | 40 | 40 |
      | 总分 | | | | | 100 | 98 |`),
    );
    expect(criterion(result, 'C3')).toMatchObject({ status: 'scored', suggested: 10, range: [10, 10] });
    expect(criterion(result, 'C3').reason).toMatch(/应填\d+格均已填写/);
    expect(criterion(result, 'O1')).toMatchObject({ suggested: 10, range: [10, 10], deductions: [] });
  });

  it('takes points off for cells left empty and for sums, and names the findings', () => {
    const result = reviewOf(
      FORMS(`| 产出指标 | 数量指标 | 接收卷数 | ≥100卷 | | 60 | |
      | 效益指标 | 社会效益 | 查档人次 | ≥500 | 520 | 30 | 30 |
      | 总分 | | | | | 100 | 98 |`),
    );
    const { suggested, range, reason, deductions } = criterion(result, 'C3');
    expect(suggested).toBeLessThan(10);
    expect(range![1]).toBeGreaterThan(suggested!);
    expect(reason).toMatch(/附表应填\d+格，已填\d+格（1张表填写不完整），扣\d分/);
    expect(deductions.every(({ findings }) => findings.length > 0)).toBe(true);
  });

  it('leaves partial refinement and a low weight of output and benefit to a person', () => {
    const result = reviewOf(
      FORMS(`| 过程指标 | 预算执行 | 预算完成率 | 100% | 98% | 50 | 48 |
      | 产出指标 | 数量指标 | | ≥100卷 | 120卷 | 30 | 30 |
      | 效益指标 | 社会效益 | 查档人次 | ≥500 | 520 | 20 | 20 |
      | 总分 | | | | | 100 | 98 |`),
    );
    const { suggested, range, deductions } = criterion(result, 'O1');
    expect(suggested).toBe(8);
    expect(range).toEqual([1, 8]);
    const rules = deductions.map(
      ({ findings }) => result.findings.find(({ id }) => id === findings[0])?.rule,
    );
    expect(rules).toEqual(['indicator-no-third-level', 'indicator-weight-60']);
  });

  it('puts problems of three aspects with causes into 较全面, and says that bands overlap', () => {
    const { band, range, suggested, reason } = criterion(reviewOf(REPORT), 'O2');
    expect(band).toBe('较全面');
    // 不全面 (14-18) overlaps: the range covers both.
    expect(range).toEqual([14, 19]);
    expect(suggested).toBeGreaterThanOrEqual(15);
    expect(reason).toContain('重叠');
  });

  it('gives no points for a lack of money as the only problem', () => {
    const poor = REPORT.replace(
      /# 四、[\s\S]*?# 五、/,
      '# 四、存在的问题\n经费不足，难以满足工作需要。\n# 五、',
    );
    expect(criterion(reviewOf(poor), 'O2')).toMatchObject({ suggested: 0, band: '只提出经费不足问题' });
  });

  it('adds up to its own total and range', () => {
    const { criteria, suggested, range, max, pending } = reviewOf(REPORT, { submitted: '2025-07-18' }).rubric;
    expect(max).toBe(100);
    expect(criteria.reduce((sum, one) => sum + one.max, 0)).toBe(100);
    expect(suggested).toBe(criteria.reduce((sum, one) => sum + (one.suggested ?? 0), 0));
    expect(range[0]).toBeLessThanOrEqual(suggested);
    expect(range[1]).toBeGreaterThanOrEqual(suggested);
    expect(pending).toBe(
      criteria.filter(({ status }) => status === 'needs-input').reduce((sum, one) => sum + one.max, 0),
    );
    for (const { reason } of criteria) expect(reason).toMatch(/[\u4e00-\u9fff].*。$/);
  });

  it('says the same twice, byte for byte', () => {
    expect(JSON.stringify(reviewOf(REPORT))).toBe(JSON.stringify(reviewOf(REPORT)));
  });
});
