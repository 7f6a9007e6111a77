import rule from '../../../src/rules/substance/problems-narrow.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags problems of one aspect and names the others',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、单位基本情况
      本单位编制6名，在职5人。
      # 二、支出情况
      全年支出81.51万元。
      # 三、存在的问题 !!
      一是人员不足，业务能力有待提高。
      二是部门衔接不畅，沟通不够。`,
    messages: [
      '列出的2条问题只涉及1个方面：履职效能（人员不足、业务能力、部门衔接等）；未涉及预算编制与绩效管理、资金分配、资产管理、财务管理、政府采购。',
    ],
    actual: '1个方面',
  },
  {
    name: 'lets pass problems of three aspects',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、单位基本情况
      本单位编制6名，在职5人。
      # 二、支出情况
      全年支出81.51万元。
      # 三、存在的问题
      一是预算编制不够精细，测算依据不足。
      二是固定资产台账不全，账实不符。
      三是政府采购计划编制不及时。`,
  },
  {
    name: 'does not ask the aspects of a unit of a report on one fund',
    draft: `
      栖禾县民政局2024年度中央困难群众救助补助资金绩效自评报告
      # 四、偏离绩效目标的原因和下一步改进措施
      两个乡镇的经办人员集中轮岗，个别件超期。`,
    outcome: 'inapplicable',
  },
  { name: 'does not apply without such a part', draft: '# 一、绩效情况', outcome: 'inapplicable' },
]);
