import rule from '../../../src/rules/substance/problems-too-brief.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags problems that are catchwords without a cause',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、单位基本情况
      本单位编制6名，在职5人。
      # 二、存在的问题及原因分析 !!
      一是预算编制不够精细。
      二是固定资产管理不规范。`,
    messages: ['“二、存在的问题及原因分析”列出的2条问题都不足30字，都没有分析原因。'],
    actual: '最多10字',
  },
  {
    name: 'flags long problems of which none says why',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 二、存在的问题 !!
      （一）预算执行进度偏慢
      上半年执行率只有31%，第四季度支出占全年的六成，年末还有两笔尾款没有付清。
      （二）固定资产台账更新不及时
      两台扫描设备报废一年后仍在账上，新购的密集架到年底还没有登记。`,
    messages: ['列出的2条问题都没有分析原因'],
  },
  {
    name: 'lets pass when one of the problems is described with its cause',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 二、存在的问题
      一是预算编制不够精细。
      二是固定资产台账更新不及时，由于资产管理员年中调动，两台设备报废后仍在账上。`,
  },
  {
    name: 'lets pass causes under a heading of their own',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 二、存在的问题及原因分析
      ## （一）存在的问题
      上半年执行率只有31%，第四季度支出占全年的六成，年末还有两笔尾款没有付清。
      ## （二）原因分析
      招标启动晚，合同到八月才签订。`,
  },
  {
    name: 'leaves a mere lack of money to problems-only-funding',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 二、存在的问题
      办公经费不足。`,
  },
  { name: 'does not apply without such a part', draft: '# 一、绩效情况', outcome: 'inapplicable' },
]);
