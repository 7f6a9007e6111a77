/** O2 and O3: which band, how many points, and what the form is told. */
import { describe, expect, it } from 'vitest';
import { workingDaysLate } from '../../src/adapters/calendar/working-days.js';
import { loadSetup } from '../../src/adapters/setup/load-setup.js';
import type { CriterionResult, Review } from '../../src/model/review.js';
import { review } from '../../src/review.js';
import { parseDraft } from '../helpers/draft.js';

const setup = await loadSetup();

function reviewOf(problems: string, measures: string, unread: readonly number[] = []): Review {
  const draft = `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、单位基本情况
      本单位编制6名，在职5人。
      # 七、存在的问题及原因分析
      ${problems}
      # 八、下一步改进措施
      ${measures}
      # 九、结果应用
      自评结果作为下年预算安排的依据，并在门户网站公开。`;
  const { document } = parseDraft(draft, { unread });
  const nobody = { unit: null, year: null, submitted: null, published: null };
  return review(
    { source: 'draft', documents: [document], failures: [], ...nobody },
    { setup, workingDaysLate, version: 'test' },
  );
}

const of = (id: string, ...given: Parameters<typeof reviewOf>): CriterionResult =>
  reviewOf(...given).rubric.criteria.find((one) => one.id === id)!;

const WIDE = `一是预算编制不够精细，由于没有提前检测设备，年中两次追加维修经费。
      二是固定资产台账更新不及时，因资产管理员调动，两台扫描设备账实不符。
      三是政府采购计划执行滞后，主要是需求论证晚，验收集中在十二月。
      四是财务报销审核不严，由于会计兼任出纳，个别票据附件不齐全。
      五是专业人才短缺，因编制限制，电子档案接收业务开展困难。`;
const WIDE_ANSWERS = `一是每年八月前检测设备，预算逐项附测算依据，减少年中追加。
      二是每季度核对固定资产台账，换人当日办理交接。
      三是政府采购需求在一月底前论证，由办公室按月通报验收进度。
      四是六月前配备专职出纳，票据附件不齐的不予报销。
      五是与市馆联合培养专业人才，三年内补充两名电子档案人员。`;

describe('points for problems', () => {
  it('are full where five aspects are named with their causes', () => {
    const { suggested, band, range, reason, confidence } = of('O2', WIDE, WIDE_ANSWERS);
    expect({ suggested, band }).toEqual({ suggested: 20, band: '全面' });
    // One aspect less would be 较全面: the best of that stays possible.
    expect(range).toEqual([19, 20]);
    expect(reason).toContain('列出问题5条');
    expect(reason).toContain('5个方面，5条分析了原因');
    expect(confidence).toBeLessThan(0.7);
  });

  it('open the range over bands that overlap, and say so', () => {
    const three = WIDE.split('\n').slice(0, 3).join('\n');
    const { suggested, band, range, reason } = of('O2', three, WIDE_ANSWERS);
    expect(band).toBe('较全面');
    expect(range).toEqual([14, 19]);
    expect(suggested).toBeGreaterThanOrEqual(15);
    expect(reason).toContain('与“不全面”14-18分重叠，由评审人把握');
  });

  it('rise within the band with aspects, causes and concrete matters', () => {
    const plain = `一是部门之间衔接不畅，移交档案常常缺少附件，影响了整理的进度。
      二是政策宣传不够深入，群众对查档服务的了解不多，到馆的人很少。`;
    const told = `一是部门之间衔接不畅，因移交清单不统一，全年有46卷档案缺少附件。
      二是政策宣传不够深入，由于只在馆内张贴，全年只有12人咨询远程查档。`;
    expect(of('O2', told, WIDE_ANSWERS).band).toBe('不全面');
    expect(of('O2', told, WIDE_ANSWERS).suggested!).toBeGreaterThan(of('O2', plain, WIDE_ANSWERS).suggested!);
  });

  it('are few for catchwords', () => {
    const { band, suggested, deductions, reason } = of(
      'O2',
      '一是预算编制不精细。\n      二是资产管理不规范。',
      WIDE_ANSWERS,
    );
    expect(band).toBe('未归纳且过于简单');
    expect(suggested).toBeGreaterThanOrEqual(9);
    expect(suggested).toBeLessThanOrEqual(13);
    expect(reason).toContain('没有分析原因');
    expect(deductions[0]!.findings).toHaveLength(2);
  });

  it('are few for one lump without a cause', () => {
    const lump = '年初预算安排和实际有出入。资产台账登记不全。采购计划编得晚。队伍年龄偏大，新业务开展慢。';
    expect(of('O2', lump, WIDE_ANSWERS)).toMatchObject({ band: '未归纳且过于简单' });
    expect(of('O2', lump, WIDE_ANSWERS).reason).toContain('问题没有分条归纳');
  });

  it('leave to a person what is none of the six aspects', () => {
    const { reason, range, confidence } = of(
      'O2',
      '一是阅览室光线较暗，因窗户朝北，查档群众意见较多。\n      二是馆舍离车站远，由于没有公交，群众往返一趟要半天。',
      WIDE_ANSWERS,
    );
    expect(reason).toContain('其他情况酌情扣分');
    expect(range![0]).toBe(9);
    expect(confidence).toBe(0.5);
  });

  it('wait for a person when a page is unread and nothing was found', () => {
    expect(of('O2', '无', WIDE_ANSWERS, [3]).status).toBe('needs-input');
    expect(of('O2', WIDE, WIDE_ANSWERS, [3]).status).toBe('scored');
  });
});

describe('points for measures', () => {
  it('are full where every problem is answered with who and when', () => {
    const { band, reason } = of('O3', WIDE, WIDE_ANSWERS);
    expect(band).toBe('与问题对应且全面');
    expect(reason).toContain('5条问题中5条有对应的措施');
  });

  it('fall with every problem that is not answered, and name the findings', () => {
    const half = WIDE_ANSWERS.split('\n').slice(0, 2).join('\n');
    const result = reviewOf(WIDE, half);
    const { band, deductions, reason } = result.rubric.criteria.find(({ id }) => id === 'O3')!;
    expect(band).toBe('不全面');
    expect(reason).toContain('5条问题中2条有对应的措施');
    const named = result.findings.filter(({ id }) => deductions[0]!.findings.includes(id));
    expect(named.map(({ rule }) => rule)).toEqual(Array(3).fill('measures-unmatched'));
  });

  it('are none for money alone', () => {
    expect(of('O3', WIDE, '建议加大财政资金投入，提高公用经费标准。')).toMatchObject({
      suggested: 0,
      band: '只提出加大资金投入建议',
    });
  });

  it('are few for catchwords', () => {
    expect(of('O3', WIDE, '一是细化预算编制。\n      二是规范资产管理。').band).toBe('过于简单');
  });
});
