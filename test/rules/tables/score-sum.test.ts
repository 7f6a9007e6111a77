import rule from '../../../src/rules/tables/score-sum.js';
import { ruleTest } from '../../helpers/rule-test.js';

const HEAD = '| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |';
const form = (total: string, score = '38'): string => `
      项目支出绩效自评表
      | 项目资金（万元） | 年初预算数 | 全年预算数（A） | 全年执行数（B） | 分值 | 执行率（B/A） | 得分 |
      | 年度资金总额 | 50 | 48 | 46.5 | 10 | 96.88% | 9.69 |
      ${HEAD}
      | 产出指标 | 数量指标 | 藏书量 | ≥100册 | 120册 | 50 | 50 |
      | 效益指标 | 社会效益 | 借阅人次 | ≥50 | 48 | 40 | ${score} |
      | 总分 | | | | | 100 | ${total}`;

ruleTest(rule, [
  {
    name: 'flags a total that the scores do not make',
    draft: form('98.69 | !!'),
    messages: ['总分写的是98.69，预算执行得分9.69＋2项指标得分88＝97.69。'],
    expected: '97.69',
    actual: '98.69',
  },
  { name: 'lets pass a total that adds up', draft: form('97.69 |') },
  { name: 'lets pass a total that is rounded', draft: form('97.7 |') },
  { name: 'adds up nothing where a score is blank', draft: form('97.69 |', ''), outcome: 'inapplicable' },
  { name: 'does not apply without a form', draft: '| 乡镇 | 金额 |', outcome: 'inapplicable' },
]);
