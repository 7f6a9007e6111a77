import rule from '../../../src/rules/amounts/share-total.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags shares of one whole that come to more than 100 %',
    draft: `
      # 二、收入情况
      2024年收入合计100万元，其中：财政拨款收入80万元，占80%；其他收入20万元，占25%。 !!`,
    messages: ['占收入合计的比例相加为105%'],
  },
  {
    name: 'lets rounding and shares of different wholes pass',
    draft: `
      # 二、收入情况
      2024年收入合计99.99万元，其中：财政拨款收入66.665万元，占66.7%；其他收入33.325万元，占33.4%。
      2024年支出合计100万元，其中：基本支出60万元，占60%。`,
  },
  {
    name: 'does not apply without shares',
    draft: '2024年支出合计100万元。',
    outcome: 'inapplicable',
  },
]);
