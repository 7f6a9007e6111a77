import { expect, it } from 'vitest';
import { factsOf } from './read.js';

it('reads tables and forms of any length in time that grows with it', () => {
  // The best of several runs: what else the machine does only ever makes a run slower.
  const cost = (unit: string, times: number): number => {
    const runs = [0, 1, 2].map(() => {
      const started = performance.now();
      factsOf(unit.repeat(times));
      return performance.now() - started;
    });
    return Math.min(...runs);
  };
  const units = [
    '| 合计 | 预算数（万元） |\n| 会议费 | 1 |\n',
    '全年预算数 全年执行数 执行率 (万元) 总额 1212100% ',
    '三级指标 年度指标值 实际完成值 项目总成本 ≤90万元 90 8 8 ',
    '一级指标 |\n二级指标 |\n产出指标 |\n',
    '1 |',
  ];
  for (const unit of units) {
    cost(unit, 200);
    const [small, large] = [cost(unit, 500), cost(unit, 4000)];
    // Eight times the text: quadratic work would cost 64 times as much.
    expect(large).toBeLessThan(Math.max(40 * small, 500));
  }
}, 180_000);
