import rule from '../../../src/rules/amounts/overall-total-missing.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'notes that basic and project spending are never added up',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、支出情况
      2024年基本支出决算数81.51万元。
      2024年项目支出决算数256.32万元。!!
      # 二、绩效
      # 三、问题`,
    expected: '337.83万元',
    severity: 'info',
  },
  {
    name: 'lets pass a report that states the total',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、支出情况
      2024年支出合计337.83万元，其中：基本支出81.51万元，项目支出256.32万元。
      # 二、绩效
      # 三、问题`,
  },
  {
    name: 'does not apply without both kinds of spending',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、支出情况
      2024年基本支出决算数81.51万元。
      # 二、绩效
      # 三、问题`,
    outcome: 'inapplicable',
  },
]);
