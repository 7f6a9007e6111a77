import { describe, expect, it } from 'vitest';
import { splitGlued } from '../../../src/facts/tables/glued-cells.js';
import { amountsOf, factsOf } from './read.js';

const HEADS = '项目资金 （万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分';

describe('a form that became running text', () => {
  it('gives its money by heads and labels, and no scores or weights', () => {
    expect(
      amountsOf(
        `附件： 项目支出绩效自评表 （2023年度） ${HEADS} 年度资金总额： 50 48 46.5 10 96.88% 9.69 其中：本年财政拨款 50 48 46.5 上年结转资金 其他资金 年度总体目标 预期目标 实际完成情况 办好图书室。`,
      ),
    ).toEqual([
      '年度资金总额 initial-budget 2023 500000',
      '年度资金总额 adjusted-budget 2023 480000',
      '年度资金总额 final 2023 465000',
      '本年财政拨款 initial-budget 2023 500000',
      '本年财政拨款 adjusted-budget 2023 480000',
      '本年财政拨款 final 2023 465000',
    ]);
  });

  it('may go over several lines', () => {
    expect(
      amountsOf(
        '（2023年度）\n项目资金（万元） 全年预算数(A) 全年执行数(B) 执行率(B/A)\n年度资金总额： 30.5 30.5 100%\n 其中：中央补助 10.5 10.5 100%',
      ),
    ).toHaveLength(4);
  });

  it('is left alone where a missing cell leaves the columns open', () => {
    expect(amountsOf(`${HEADS} 年度资金总额： 50 46.5 10 9.69 年度总体目标`)).toEqual([]);
  });

  it('is left alone where no unit stands with the heads', () => {
    expect(amountsOf('年初预算数 全年预算数 全年执行数 年度资金总额 50 48 46.5')).toEqual([]);
  });

  it('has an indicator’s actual in the unit of its target', () => {
    expect(
      amountsOf(
        '绩效指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因 成本指标 项目总成本 ≤9万元 8.5 10 10 数量指标 桌椅 ≥90个 95 10 10',
      ),
    ).toEqual(['项目总成本 other  90000', '项目总成本 other  85000']);
  });

  it('is not seen in a sentence that names budget and execution', () => {
    const text = '全年预算数48万元，全年执行数46.5万元，执行率96.88%，得分9.69分。';
    expect(factsOf(text).amounts.map(({ raw }) => raw)).toEqual(['48万元', '46.5万元']);
  });
});

describe('cells glued together', () => {
  const money = ['adjusted-budget', 'final', 'rate'] as const;
  const cut = (
    text: string,
    ...rest: Parameters<typeof splitGlued> extends [string, ...infer R] ? R : never
  ) => splitGlued(text, ...rest)?.map(({ start, end }) => text.slice(start, end)) ?? null;

  it('are split where the rate is executed by budget', () => {
    expect(cut('86.386.3100%', money, null)).toEqual(['86.3', '86.3', '100%']);
    expect(cut('804050%', money, null)).toEqual(['80', '40', '50%']);
  });

  it('are split where the score is the points times the rate', () => {
    expect(cut('2.352.35120', [...money, 'score'], 20)).toEqual(['2.35', '2.35', '1', '20']);
  });

  it('stay together where the arithmetic does not confirm one split', () => {
    expect(cut('86.386.390%', money, null)).toBeNull();
    expect(cut('111100%', ['initial-budget', ...money], null)).toBeNull();
  });

  it('are found in a row of a form without any blank', () => {
    expect(
      amountsOf(
        '2023年度专项资金自评表项目资金（万元）全年预算数(A)全年执行数(B)执行率(B/A)年度资金总额86.386.3100%其中：县级资金86.386.3100%其他资金年度总体目标',
      ),
    ).toEqual([
      '年度资金总额 adjusted-budget 2023 863000',
      '年度资金总额 final 2023 863000',
      '县级资金 adjusted-budget 2023 863000',
      '县级资金 final 2023 863000',
    ]);
  });
});
