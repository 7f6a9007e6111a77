import rule from '../../../src/rules/tables/score-over-weight.js';
import { ruleTest } from '../../helpers/rule-test.js';

const HEAD = '| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |';

ruleTest(rule, [
  {
    name: 'flags a score above its points and one below zero',
    draft: `
      项目支出绩效自评表
      ${HEAD}
      | 产出指标 | 数量指标 | 藏书量 | ≥100册 | 120册 | 30 | 32 | !!
      | | 质量指标 | 完好率 | ≥95% | 90% | 20 | -1 | !!`,
    messages: ['“藏书量”得32分，超过了分值30分。', '“完好率”的得分是负数-1分。'],
    expected: '0至30',
    actual: '32',
  },
  {
    name: 'flags an execution score above its points',
    draft: `
      项目支出绩效自评表
      | 项目资金（万元） | 年初预算数 | 全年预算数（A） | 全年执行数（B） | 分值 | 执行率（B/A） | 得分 |
      | 年度资金总额 | 50 | 48 | 48 | 10 | 100% | 12 | !!
      ${HEAD}
      | 产出指标 | 数量指标 | 藏书量 | ≥100册 | 120册 | 30 | 30 |`,
  },
  {
    name: 'lets pass scores up to their points',
    draft: `
      项目支出绩效自评表
      ${HEAD}
      | 产出指标 | 数量指标 | 藏书量 | ≥100册 | 120册 | 30分 | 30 |
      | | 质量指标 | 完好率 | ≥95% | 90% | 20 | 0 |`,
  },
  {
    name: 'does not apply to a form without scores',
    draft: `
      项目支出绩效自评表
      ${HEAD}
      | 产出指标 | 数量指标 | 藏书量 | ≥100册 | | 30 | |`,
    outcome: 'inapplicable',
  },
]);
