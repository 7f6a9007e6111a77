import { describe, expect, it } from 'vitest';
import { amountsOf } from './read.js';

describe('money in a table', () => {
  it('takes its unit from a line above, a line inside, a head or a label', () => {
    const row = '| 办公费 | 2 |';
    expect(amountsOf(`2023年度支出决算表\n单位：元\n| 项目 | 决算数 |\n${row}`)).toEqual([
      '办公费 final 2023 2',
    ]);
    expect(amountsOf(`| 单位：万元 | |\n| 项目 | 决算数 |\n${row}`)).toEqual(['办公费 final  20000']);
    expect(amountsOf(`| 项目 | 决算数（万元） |\n${row}`)).toEqual(['办公费 final  20000']);
    expect(amountsOf('| 项目 | 决算数 |\n| 办公费（万元） | 2 |')).toEqual(['办公费 final  20000']);
  });

  it('is silent where nothing gives a unit', () => {
    expect(amountsOf('| 项目 | 决算数 |\n| 办公费 | 2 |')).toEqual([]);
  });

  it('takes the unit of the prose whose figures it repeats', () => {
    const text =
      '现下达专项资金7.5万元。\n资金安排表\n| 乡镇 | 金额 |\n| 东乡 | 3 |\n| 西乡 | 4.5 |\n| 合计 | 7.5 |';
    expect(amountsOf(text).slice(1)).toEqual([
      '东乡 budget  30000',
      '西乡 budget  45000',
      expect.stringContaining('75000'),
    ]);
  });

  it('leaves out rates, counts, areas, codes and line numbers, dashes and blanks; a printed zero counts', () => {
    expect(
      amountsOf(
        '单位：万元\n| 科目编码 | 科目名称 | 行次 | 决算数 | 完成率 | 人数 | 面积（平方米） |\n| 2010301 | 办公费 | 1 | 0 | 98.5% | 12 | 300 |\n| 2010302 | 会议费 | 2 | - | / | 3 |  |',
      ),
    ).toEqual(['办公费 final  0']);
  });

  it('is not what a row counts the columns with', () => {
    expect(
      amountsOf(
        '单位：万元\n| 项目 | 年初预算数 | 全年预算数 | 决算数 |\n| 栏次 | 1 | 2 | 3 |\n| 办公费 | 4 | 5 | 6 |',
      ),
    ).toHaveLength(3);
    expect(
      amountsOf('单位：万元\n| 合计 | 因公出国（境）费 | 公务接待费 |\n| 1 | 2 | 3 |\n| 9 | 4 | 5 |'),
    ).toHaveLength(3);
  });

  it('takes a row that counts the columns for no figures', () => {
    expect(
      amountsOf(
        '2023年度部门决算\n“三公”经费支出决算表\n单位：万元\n| 预算数 |  |  | 决算数 |  |  |\n| 合计 | 公务用车费 | 公务接待费 | 合计 | 公务用车费 | 公务接待费 |\n| 1 | 2 | 3 | 4 | 5 | 6 |\n| 9 | 5 | 4 | 8 | 5 | 3 |',
      ),
    ).toEqual([
      '三公经费 budget 2023 90000',
      '公务用车费 budget 2023 50000',
      '公务接待费 budget 2023 40000',
      '三公经费 final 2023 80000',
      '公务用车费 final 2023 50000',
      '公务接待费 final 2023 30000',
    ]);
  });

  it('knows what closes the table of income and spending, and what was carried over', () => {
    expect(
      amountsOf(
        '2023年度部门决算\n收入支出决算总表\n单位：万元\n| 收入 |  | 支出 |  |\n| 项目 | 决算数 | 项目 | 决算数 |\n| 本年收入合计 | 9 | 本年支出合计 | 8 |\n| 年初结转和结余 | 1 | 年末结转和结余 | 2 |\n| 总计 | 10 | 总计 | 10 |',
      ).slice(2),
    ).toEqual([
      '年初结转和结余 balance 2023 10000',
      '年末结转和结余 balance 2023 20000',
      '收入总计 revenue 2023 100000',
      '支出总计 final 2023 100000',
    ]);
  });

  it('is of this year and of last year by its column', () => {
    expect(
      amountsOf(
        '2023年度部门决算\n单位：万元\n| 项目 | 上年决算数 | 年初预算数 | 本年决算数 | 增减额 |\n| 会议费 | 3 | 2 | 1 | -2 |',
      ),
    ).toEqual([
      '会议费 prior-final 2022 30000',
      '会议费 initial-budget 2023 20000',
      '会议费 final 2023 10000',
      '会议费 decrease 2023 -20000',
    ]);
  });

  it('may have years as rows and items as columns', () => {
    expect(
      amountsOf(
        '某县2023年度决算\n单位：万元\n| 年度 | 合计 | 公务接待费 | 因公出国（境）费 |\n| 2022年 | 5 | 4 | 1 |\n| 2023年 | 3 | 3 | 0 |',
      ),
    ).toEqual([
      '三公经费 prior-final 2022 50000',
      '公务接待费 prior-final 2022 40000',
      '因公出国(境)费 prior-final 2022 10000',
      '三公经费 final 2023 30000',
      '公务接待费 final 2023 30000',
      '因公出国(境)费 final 2023 0',
    ]);
  });

  it('is read under heads of two rows, whose merged cells a format may have lost', () => {
    expect(
      amountsOf(
        '单位：万元\n| 项目 | 2023年 | | 2022年 | |\n| | 预算数 | 决算数 | 预算数 | 决算数 |\n| 会议费 | 1 | 2 | 3 | 4 |',
      ),
    ).toEqual([
      '会议费 budget 2023 10000',
      '会议费 final 2023 20000',
      '会议费 budget 2022 30000',
      '会议费 prior-final 2022 40000',
    ]);
  });

  it('may stand in a sentence inside a cell', () => {
    expect(amountsOf('| 名称 | 内容 |\n| 公告事项 | 下达道路建设资金38万元，支持2个村。 |')).toEqual([
      expect.stringMatching(/道路建设资金 .*380000$/),
    ]);
  });

  it('is an indicator’s cost only where its target has a unit', () => {
    const head = '| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |';
    expect(
      amountsOf(
        `${head}\n| 产出指标 | 成本指标 | 项目总成本 | ≤9万元 | 8.5 | 10 | 10 |\n| 产出指标 | 数量指标 | 桌椅 | 90 | 95 | 10 | 10 |`,
      ),
    ).toEqual(['项目总成本 other  90000', '项目总成本 other  85000']);
  });
});
