import rule from '../../../src/rules/tables/three-public-inconsistent.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags a total that the three items do not make',
    draft: `
      2024年度“三公”经费支出决算表
      单位：万元
      | 项目 | 决算数 |
      | 合计 | 5.20 | !!
      | 1.因公出国（境）费 | 0.00 |
      | 2.公务用车购置及运行费 | 3.40 |
      | 其中：公务用车购置费 | 0.00 |
      | 公务用车运行费 | 3.40 |
      | 3.公务接待费 | 1.20 |`,
    messages: ['“合计”的决算数写的是5.2万元'],
    expected: '4.6万元',
  },
  {
    name: 'flags cars that are not bought and run for that, along a row',
    draft: `
      2024年度“三公”经费支出情况
      单位：万元
      | 年度 | 合计 | 因公出国（境）费 | 公务接待费 | 公务用车购置及运行维护费 | 公务用车购置费 | 公务用车运行维护费 |
      | 2023年 | 5.00 | 0.00 | 1.00 | 4.00 | 0.00 | 4.00 |
      | 2024年 | 4.60 | 0.00 | 1.20 | 3.40 | 0.50 | 3.40 | !!`,
    messages: [
      '“2024年”的公务用车购置及运行维护费写的是3.4万元，但公务用车购置费0.5万元＋公务用车运行维护费3.4万元＝3.9万元',
    ],
  },
  {
    name: 'flags it in the text of a section',
    draft: `
      2024年度整体支出绩效自评报告
      # 一、“三公”经费支出情况
      2024年“三公”经费支出决算5.20万元。 !!
      2024年因公出国（境）费支出决算0万元。
      2024年公务用车购置及运行维护费支出决算3.40万元。
      2024年公务接待费支出决算1.20万元。`,
  },
  {
    name: 'does not add buying and running to the whole again, and takes a blank for no zero',
    draft: `
      2024年度“三公”经费支出决算表
      单位：万元
      | 项目 | 预算数 | 决算数 |
      | 因公出国（境）费 | | 0.00 |
      | 公务接待费 | 1.50 | 1.20 |
      | 公务用车购置及运行维护费 | 4.00 | 3.40 |
      | 公务用车购置费 | 0.00 | 0.00 |
      | 公务用车运行维护费 | 4.00 | 3.40 |
      | “三公”经费支出 | 6.00 | 4.60 |`,
  },
  { name: 'does not apply without the three items', draft: '本年支出合计120万元。', outcome: 'inapplicable' },
]);
