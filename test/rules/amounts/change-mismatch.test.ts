import rule from '../../../src/rules/amounts/change-mismatch.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags a change that the two years do not give',
    draft: `
      # 二、支出情况
      2024年基本支出决算81.51万元，比上年决算80万元增加3.51万元。 !!`,
    messages: ['应为增加1.51万元，写的是增加3.51万元'],
    expected: '增加1.51万元',
  },
  {
    name: 'flags a fall that is called a rise',
    draft: `
      # 二、支出情况
      2024年公务接待费决算2.5万元，比上年决算3.2万元增加0.7万元。 !!`,
    messages: ['应为减少0.7万元'],
  },
  {
    name: 'lets pass what fits, and rounding',
    draft: `
      # 二、支出情况
      2024年基本支出决算81.51万元，比上年决算80万元增加1.51万元。
      2024年公务接待费决算2.5万元，比上年决算3.24万元减少0.74万元。
      2024年差旅费决算2.5万元，比上年决算2.5万元增加0万元。
      2024年“三公”经费决算为12.6万元，完成年初预算14万元的90%，比2023年决算数14.6万元减少2万元，下降13.7%。`,
  },
  { name: 'does not apply where no base is named', draft: '比上年增加2万元。', outcome: 'inapplicable' },
]);
