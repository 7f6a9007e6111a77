import rule from '../../../src/rules/tables/execution-score-mismatch.js';
import { ruleTest } from '../../helpers/rule-test.js';

const form = (row: string, head = '全年执行数（B） | 分值 | 执行率（B/A） | 得分'): string => `
      项目支出绩效自评表
      | 项目名称 | 档案整理 | | | | | |
      | 项目资金（万元） | 年初预算数 | 全年预算数（A） | ${head} |
      ${row}`;

ruleTest(rule, [
  {
    name: 'flags a rate that is not executed by budget',
    draft: form('| 年度资金总额 | 50 | 48 | 36 | 10 | 85.00% | 8.5 | !!'),
    messages: ['“年度资金总额”的执行率写的是85.00%，按36万元÷48万元计算应为75.00%。'],
    expected: '75.00%',
    actual: '85.00%',
    severity: 'warning',
  },
  {
    name: 'flags full points for a rate below 100 %',
    draft: form('| 年度资金总额 | 50 | 48 | 36 | 10 | 75% | 10 | !!'),
    messages: ['“年度资金总额”的得分写的是10，分值10×执行率应为7.5。'],
  },
  {
    name: 'finds the points in the head of the score',
    draft: form(
      '| 年度资金总额 | 50 | 48 | 36 | 75% | 20 | !!',
      '全年执行数（B） | 执行率（B/A） | 得分（20分*执行率）',
    ),
    messages: ['分值20×执行率应为15。'],
  },
  {
    name: 'lets pass rounding, cutting off, a rate as a ratio, and points capped at the weight',
    draft: `${form('| 年度资金总额 | 50 | 48 | 46.5 | 10 | 96.87% | 9.7 |')}
      ${form('| 年度资金总额 | 50 | 48 | 46.5 | 10 | 0.97 | 9.69 |')}
      ${form('| 年度资金总额 | 50 | 48 | 50.4 | 10 | 105% | 10 |')}
      ${form('| 年度资金总额 | 50 | 48 | 48 | 10 | 100 | 10 |')}`,
  },
  {
    name: 'lets pass a dash or a zero where nothing was planned and nothing spent',
    draft: `${form('| 年度资金总额 | 0 | 0 | 0 | 10 | — | 10 |')}
      ${form('| 年度资金总额 | 10 | 10 | 0 | 10 | 0 | 0 |')}`,
  },
  {
    name: 'does not apply to a form without rate and score',
    draft: form('| 年度资金总额 | 50 | 48 | 36 | | | |'),
    outcome: 'inapplicable',
  },
]);
