import rule from '../../../src/rules/structure/section-number-order.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags a number that goes back',
    draft: `
      # 一、基本情况
      # 三、支出情况
      # 二、存在的问题 !!`,
    messages: ['编号“二、”排在“三、”之后，顺序颠倒。'],
  },
  {
    name: 'leaves a repeated number to the rule on duplicates',
    draft: `
      # 一、基本情况
      # 二、支出情况
      # 二、存在的问题`,
  },
  {
    name: 'lets a second list begin at one',
    draft: `
      # 一、基本情况
      # 二、支出情况
      # 一、附表说明`,
  },
  { name: 'does not apply without siblings', draft: '# 一、基本情况', outcome: 'inapplicable' },
]);
