import rule from '../../../src/rules/amounts/amount-duplicate-suspect.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags finals that are the budget to the cent in every item, once',
    draft: `
      # 二、支出情况
      2024年人员经费年初预算数60.28万元，决算数60.28万元。 !!
      公用经费年初预算数10.85万元，决算数10.85万元。
      项目支出年初预算数35.52万元，决算数35.52万元。`,
    messages: ['3项支出的决算数都与年初预算数完全相同（如人员经费60.28万元）'],
  },
  {
    name: 'lets pass when one item differs',
    draft: `
      # 二、支出情况
      2024年人员经费年初预算数60.28万元，决算数60.29万元。
      公用经费年初预算数10.85万元，决算数10.85万元。
      项目支出年初预算数35.52万元，决算数35.52万元。`,
  },
  {
    name: 'lets pass an adjusted budget that was spent in full, zeros and round sums',
    draft: `
      # 二、支出情况
      2024年人员经费调整预算数60.28万元，决算数60.28万元。
      公务接待费年初预算数0万元，决算数0万元。
      公用经费年初预算数10万元，决算数10万元。
      项目支出年初预算数30万元，决算数30万元。
      会议费年初预算数3万元，决算数3万元。`,
  },
  { name: 'does not apply without both', draft: '公用经费决算数2万元。', outcome: 'inapplicable' },
]);
