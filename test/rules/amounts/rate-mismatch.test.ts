import rule from '../../../src/rules/amounts/rate-mismatch.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags an execution rate that its own figures do not give',
    draft: '2024年项目支出预算100万元，项目支出决算80万元，执行率90%。!!',
    messages: ['预算执行率写的是90%，按80万元÷100万元计算应为80.00%。'],
    expected: '80.00%',
    actual: '90%',
  },
  {
    name: 'flags a growth rate with this year as divisor',
    draft: '2024年基本支出决算116.43万元，比上年增加16.8万元，增长14.43%。!!',
    expected: '16.86%',
  },
  {
    name: 'lets pass right rates, rounded ones, and rates whose base is not stated',
    draft: `
      2024年项目支出预算100万元，项目支出决算80万元，执行率80%。
      2024年公务接待费支出2.05万元，比上年减少0.03万元，减少了1.44%。
      本年税收下降12%，占比62.57%。`,
  },
  {
    name: 'does not apply without a rate beside its figures',
    draft: '完成率100%。',
    outcome: 'inapplicable',
  },
]);
