import rule from '../../../src/rules/substance/problems-only-funding.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags a report whose only problem is money',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、单位基本情况
      本单位编制6名，在职5人。
      # 二、支出情况
      全年支出81.51万元。
      # 三、存在的问题
      一是经费不足，难以满足工作需要。!!
      二是资金缺口较大，财政困难。`,
    messages: ['只提出了经费不足（共2条）'],
  },
  {
    name: 'lets pass a lack of money beside another problem',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、单位基本情况
      本单位编制6名，在职5人。
      # 二、支出情况
      全年支出81.51万元。
      # 三、存在的问题
      一是经费不足，难以满足工作需要。
      二是预算编制不够精细，测算依据不足。`,
  },
  { name: 'does not apply without such a part', draft: '# 一、绩效情况', outcome: 'inapplicable' },
]);
