import rule from '../../../src/rules/amounts/total-mismatch.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags parts that do not add up to their total',
    draft: '2024年基本支出决算数81.51万元，其中：人员经费76.44万元，公用经费6.07万元。!!',
    messages: ['基本支出写的是81.51万元，但人员经费76.44万元＋公用经费6.07万元＝82.51万元，相差1万元。'],
    expected: '82.51万元',
    actual: '81.51万元',
  },
  {
    name: 'flags a partial list only when it exceeds its total',
    draft: '2024年公用经费决算数5万元，其中：办公费3万元，差旅费4万元。!!',
  },
  {
    name: 'lets pass sums that hold, partial lists and rounding',
    draft: `
      2024年基本支出预算数87.56万元，其中：人员经费76.76万元，公用经费10.8万元；决算数81.51万元，其中：人员经费76.44万元，公用经费5.07万元。
      2024年公用经费决算数5万元，其中：办公费1万元，差旅费2万元。
      2024年三公经费决算数4.53万元，其中：因公出国（境）费0万元，公务用车购置及运行维护费3.33万元，公务接待费1.21万元。`,
  },
  {
    name: 'does not apply without a list of parts',
    draft: '2024年基本支出决算数81.51万元。',
    outcome: 'inapplicable',
  },
]);
