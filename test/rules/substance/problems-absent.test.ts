import rule from '../../../src/rules/substance/problems-absent.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags a part on problems that names none',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、单位基本情况
      本单位编制6名，在职5人。
      # 二、支出情况
      全年支出81.51万元。
      # 三、存在的问题及原因分析
      暂无。!!`,
    messages: ['没有反映任何问题'],
  },
  {
    name: 'lets pass a part that names one',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、单位基本情况
      本单位编制6名，在职5人。
      # 二、支出情况
      全年支出81.51万元。
      # 三、存在的问题及原因分析
      预算编制不够精细，因测算依据不足。`,
  },
  {
    name: 'does not apply without such a part',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、单位基本情况
      本单位编制6名，在职5人。
      # 二、支出情况
      全年支出81.51万元。
      # 三、绩效情况
      无`,
    outcome: 'inapplicable',
  },
]);
