import rule from '../../../src/rules/substance/measures-only-funding.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags measures that only ask for money',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、下一步改进措施
      一是建议财政部门加大经费投入力度。!!
      二是提高公用经费保障标准，增加年初预算安排。`,
    messages: ['2条措施都是要求增加资金'],
  },
  {
    name: 'lets pass when one measure is about management',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、下一步改进措施
      一是建议财政部门加大经费投入力度。
      二是细化预算编制，按股室逐项测算支出需求。`,
  },
  {
    name: 'lets pass measures of none of the six aspects',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、下一步改进措施
      一是延长阅览室开放时间。
      二是开通网上预约查档。`,
  },
  { name: 'does not apply without such a part', draft: '# 一、绩效情况', outcome: 'inapplicable' },
]);
