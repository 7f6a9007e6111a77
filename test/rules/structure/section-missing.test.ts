import rule from '../../../src/rules/structure/section-missing.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags each part that the profile requires and the report lacks',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告 !!
      # 一、单位基本情况
      本单位编制6名，在职5人。
      # 二、一般公共预算支出情况
      全年支出81.51万元。
      # 三、整体支出绩效情况
      全年接待查档1200人次。
      # 四、存在的问题及原因分析
      预算编制不够精细，因测算依据不足。
      # 五、绩效自评结果拟应用和公开情况
      自评结果将在门户网站公开。`,
    messages: ['正文没有“下一步改进措施”这一部分。'],
    expected: '下一步改进措施',
  },
  {
    name: 'accepts other words, merged headings, children and run-ins',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、部门概况
      本单位编制6名，在职5人。
      # 二、预算执行情况
      ## （一）基本支出情况
      全年基本支出81.51万元。
      # 三、绩效目标完成情况
      全年接待查档1200人次。
      # 四、存在的主要问题和改进措施
      预算编制不够精细，因测算依据不足，下一步将细化预算。
      评价结果公开：将在门户网站公开。`,
  },
  {
    name: 'claims nothing absent when a page could not be read',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、单位基本情况
      本单位编制6名，在职5人。
      # 二、支出情况
      全年支出81.51万元。
      # 三、存在的问题
      预算编制不够精细。`,
    unread: [3],
    outcome: 'unable',
  },
  {
    name: 'does not apply to the report on one project',
    draft: `
      2024年度青石县项目支出绩效自评报告
      # 一、基本情况
      # 二、资金使用
      # 三、绩效分析`,
    outcome: 'inapplicable',
  },
]);
