import rule from '../../../src/rules/wording/title-year-mismatch.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags a report whose figures are all of another year',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告 !!
      # 一、支出情况
      2023年基本支出决算81.51万元。
      2023年项目支出决算20万元。
      2023年公用经费决算5万元。`,
    messages: ['标题是2024年度，正文的金额却都是2023年的。'],
    expected: '2024年',
  },
  {
    name: 'flags another year that is called this year',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、支出情况
      本年度（2022年）共开展培训3次，支出1万元。!!`,
  },
  {
    name: 'lets pass last year, plan periods, document numbers and issue dates',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、支出情况
      2024年基本支出决算81.51万元，比2023年决算减少2万元。
      依据（青财〔2020〕10号）和2021-2025年规划，2023年决算为83.51万元。
      2025年7月10日`,
  },
  {
    name: 'does not apply without a year in the title',
    draft: '整体支出绩效自评报告',
    outcome: 'inapplicable',
  },
]);
