import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TableSum } from '../../../src/model/facts.js';
import { isWrong } from '../../../src/rules/shared/sum-claims.js';
import { factsOf } from './read.js';

const sumsOf = (text: string): readonly TableSum[] => factsOf(text).tableSums;
const line = ({ direction, name, along, total, parts, blanks, complete }: TableSum): string =>
  `${direction} ${name}/${along} ${total.raw}=${parts.map(({ raw }) => raw).join('+')}${blanks.length > 0 ? ` blank ${blanks.length}` : ''}${complete ? '' : ' partial'}`;
const linesOf = (text: string): readonly string[] => sumsOf(text).map(line);
const money = (cents: number): string => (cents / 100).toFixed(2);

describe('what a table adds up', () => {
  it('is its total row over the rows, and its total column over the columns', () => {
    expect(
      linesOf(
        '单位：万元\n| 县区 | 合计 | 中央资金 | 省级资金 |\n| 东县 | 3.00 | 1.00 | 2.00 |\n| 西县 | 7.00 | 3.00 | 4.00 |\n| 合计 | 10.00 | 4.00 | 6.00 |',
      ),
    ).toEqual([
      'down 合计/合计 10.00=3.00+7.00',
      'down 合计/中央资金 4.00=1.00+3.00',
      'down 合计/省级资金 6.00=2.00+4.00',
      'across 合计/东县 3.00=1.00+2.00',
      'across 合计/西县 7.00=3.00+4.00',
      'across 合计/合计 10.00=4.00+6.00',
    ]);
  });

  it('counts 其中 rows, buying and running of cars once', () => {
    expect(
      linesOf(
        '2024年“三公”经费支出决算表\n单位：万元\n| 项目 | 决算数 |\n| 合计 | 4.60 |\n| 因公出国（境）费 | 0.00 |\n| 公务用车购置及运行维护费 | 3.40 |\n| 其中：公务用车购置费 | 0.00 |\n| 公务用车运行维护费 | 3.40 |\n| 公务接待费 | 1.20 |',
      ),
    ).toEqual([
      'down 合计/决算数 4.60=0.00+3.40+1.20',
      'down 公务用车购置及运行维护费/决算数 3.40=0.00+3.40',
    ]);
  });

  it('reads the two halves of an accounts table each for itself, and a total that adds balances to a sub-total', () => {
    const sums = linesOf(
      '2024年收入支出决算总表\n单位：万元\n| 项目 | 行次 | 决算数 | 项目 | 行次 | 决算数 |\n| 一、一般公共预算财政拨款收入 | 1 | 50.00 | 一、一般公共服务支出 | 5 | 42.00 |\n| 二、事业收入 | 2 | 3.00 | 二、外交支出 | 6 | |\n| 本年收入合计 | 3 | 53.00 | 本年支出合计 | 7 | 42.00 |\n| 年初结转和结余 | 4 | 1.00 | 年末结转和结余 | 8 | 12.00 |\n| 总计 | 9 | 54.00 | 总计 | 10 | 54.00 |',
    );
    expect(sums[0]).toBe('down 本年收入合计/决算数 53.00=50.00+3.00');
    expect(sums.filter((sum) => sum.startsWith('down 总计'))).toHaveLength(2);
  });

  it('splits the whole-year total of a form by source and by kind', () => {
    expect(
      linesOf(
        '部门整体支出绩效自评表\n| 预算单位名称 | 某局 | | | | | |\n| 年度预算（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |\n| 年度资金总额 | 50 | 48 | 46 | 10 | 95.83% | 9.58 |\n| 其中：一般公共预算 | 40 | 38 | 36 | | | |\n| 其他资金 | 10 | 10 | 10 | | | |\n| 按支出性质分：基本支出 | 30 | 30 | 30 | | | |\n| 项目支出 | 20 | 18 | 16 | | | |\n| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |\n| 产出指标 | 数量指标 | 卷数 | ≥1 | 1 | 90 | 90 |',
      ),
    ).toEqual([
      'down 年度资金总额/年初预算数 50=30+20',
      'down 年度资金总额/全年预算数 48=30+18',
      'down 年度资金总额/全年执行数 46=30+16',
      'down 年度资金总额/年初预算数 50=40+10',
      'down 年度资金总额/全年预算数 48=38+10',
      'down 年度资金总额/全年执行数 46=36+10',
    ]);
  });

  it('has the projects of the basic data table, and the running costs that are only some', () => {
    const head =
      '部门整体支出绩效评价基础数据表\n单位：万元\n| 财政供养人员情况 | 编制数 | 2024年实际在职人数 | 控制率 |\n| | 20 | 18 | 90% |\n| 经费控制情况 | 2023年决算数 | 2024年预算数 | 2024年决算数 |';
    const body =
      '| 项目支出 | 5.00 | 9.00 | 8.00 |\n| 1.业务工作专项 | 2.00 | 4.00 | 3.00 |\n| 2.运行维护专项 | 3.00 | 5.00 | 4.00 |\n| 公用经费 | 9.00 | 9.00 | 9.00 |\n| 其中：办公经费 | 2.00 | 2.00 | 2.00 |\n| 水费、电费、差旅费 | 1.00 | 1.00 | 8.00 |\n| 政府采购金额 | 7.00 | 7.00 | 7.00 |';
    const sums = sumsOf(`${head}\n${body}`);
    expect(sums.map(line)).toEqual([
      'down 项目支出/2023年决算数 5.00=2.00+3.00',
      'down 项目支出/2024年预算数 9.00=4.00+5.00',
      'down 项目支出/2024年决算数 8.00=3.00+4.00',
      'down 公用经费/2023年决算数 9.00=2.00+1.00 partial',
      'down 公用经费/2024年预算数 9.00=2.00+1.00 partial',
      'down 公用经费/2024年决算数 9.00=2.00+8.00 partial',
    ]);
    expect(sums.filter(isWrong).map(line)).toEqual([
      'down 项目支出/2024年决算数 8.00=3.00+4.00',
      'down 公用经费/2024年决算数 9.00=2.00+8.00 partial',
    ]);
  });

  it('is not complete in a form that became running text', () => {
    expect(
      linesOf(
        '项目资金（万元） 全年预算数(A) 全年执行数(B) 执行率(B/A)\n年度资金总额： 30.5 30.5 100%\n其中：中央补助 10.5 10.5 100%\n地方资金 20 20 100%',
      ),
    ).toEqual([
      'down 年度资金总额/全年预算数 30.5=10.5+20 partial',
      'down 年度资金总额/全年执行数 30.5=10.5+20 partial',
    ]);
  });

  const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999 })), {
    minLength: 2,
    maxLength: 12,
  });
  const draw = (
    cells: readonly (readonly [number, number])[],
    totals: readonly [number, number],
    first: boolean,
  ): string => {
    const body = cells.map(
      ([left, right], index) => `| 第${index + 1}乡 | ${money(left)} | ${money(right)} |`,
    );
    const total = `| 合计 | ${money(totals[0])} | ${money(totals[1])} |`;
    const lines = first ? [total, ...body] : [...body, total];
    return `单位：万元\n| 乡镇 | 预算数 | 决算数 |\n${lines.join('\n')}\n表后有文字说明。`;
  };
  const totalsOf = (cells: readonly (readonly [number, number])[]): readonly [number, number] => [
    cells.reduce((sum, [left]) => sum + left, 0),
    cells.reduce((sum, [, right]) => sum + right, 0),
  ];

  it('is right for every table that adds up', () => {
    fc.assert(
      fc.property(rows, fc.boolean(), (cells, first) => {
        const sums = sumsOf(draw(cells, totalsOf(cells), first));
        expect(sums).toHaveLength(2);
        expect(sums.filter(isWrong)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is wrong in the column, and only there, whose total is off by more than rounding', () => {
    fc.assert(
      fc.property(rows, fc.boolean(), fc.integer({ min: 50, max: 5000 }), (cells, first, off) => {
        const [left, right] = totalsOf(cells);
        const wrong = sumsOf(draw(cells, [left, right + off], first)).filter(isWrong);
        expect(wrong.map(({ along }) => along)).toEqual(['决算数']);
      }),
      { numRuns: 60 },
    );
  });
});
