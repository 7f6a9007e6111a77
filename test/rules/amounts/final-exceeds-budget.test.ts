import rule from '../../../src/rules/amounts/final-exceeds-budget.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'does not take 因公出国 for a reason',
    draft: `
      # 三、“三公”经费情况
      2024年公务接待费预算数2万元，决算数2.05万元，因公出国（境）费决算数0万元。 !!`,
    severity: 'warning',
  },
  {
    name: 'flags receptions above their budget',
    draft: `
      # 三、“三公”经费情况
      2024年公务接待费预算数2万元，决算数2.05万元。 !!`,
    messages: ['公务接待费决算2.05万元超过预算2万元，多0.05万元。'],
    severity: 'warning',
  },
  {
    name: 'is milder where the text gives a reason',
    draft: `
      # 二、基本支出情况
      2024年公用经费预算数10万元，决算数12万元，主要原因是年中追加党建经费。 !!`,
    severity: 'info',
  },
  {
    name: 'lets pass an adjusted budget that covers it, and rounding',
    draft: `
      # 三、“三公”经费情况
      2024年公务接待费年初预算数2万元，调整预算数2.5万元，决算数2.05万元。
      公务用车运行维护费预算数3.1万元，决算数3.1万元。`,
  },
  {
    name: 'lets pass other spending',
    draft: `
      # 二、项目支出情况
      2024年公务接待费预算数2万元，决算数1.05万元。
      2024年项目支出预算数2万元，决算数12.05万元。`,
  },
  { name: 'does not apply without both', draft: '公务接待费决算数2万元。', outcome: 'inapplicable' },
]);
