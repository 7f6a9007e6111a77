import rule from '../../../src/rules/substance/results-use-missing.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags a report that says nothing on use and disclosure',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告 !!
      # 一、单位基本情况
      本单位编制6名，在职5人。
      # 二、支出情况
      全年支出81.51万元。
      # 三、存在的问题
      预算编制不够精细。`,
    messages: ['没有说明绩效自评结果如何应用'],
  },
  {
    name: 'lets pass a report that says it anywhere',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、单位基本情况
      本单位编制6名，在职5人。
      # 二、支出情况
      全年支出81.51万元。
      # 三、存在的问题
      预算编制不够精细。
      自评报告将通过门户网站向社会公开。`,
  },
  {
    name: 'does not apply to a report on one project',
    draft: `
      2024年度青石县项目支出绩效自评报告
      # 一、基本情况
      # 二、资金
      # 三、绩效`,
    outcome: 'inapplicable',
  },
]);
