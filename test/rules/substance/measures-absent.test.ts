import rule from '../../../src/rules/substance/measures-absent.js';
import { ruleTest } from '../../helpers/rule-test.js';

const PROBLEM = '固定资产台账更新不及时，主要是资产管理员年中调整，交接不清。';

ruleTest(rule, [
  {
    name: 'flags a part on measures that names none',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、存在的问题
      ${PROBLEM}
      # 二、下一步改进措施
      无。!!`,
    messages: ['“二、下一步改进措施”只写了“无。”'],
    severity: 'error',
  },
  {
    name: 'flags a part on both that stops at the problems',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、存在的问题及改进措施 !!
      一是固定资产台账更新不及时，主要是资产管理员年中调动，交接不清。
      二是公务卡结算率偏低，因零星开支多。`,
    messages: ['写了2条问题，没有写改进措施'],
  },
  {
    name: 'lets pass a part on both that goes on to measures',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、存在的问题及改进措施
      一是固定资产台账更新不及时，主要是资产管理员年中调动，交接不清。
      针对上述问题，每季度末核对一次台账，人员调动时当日办理交接。`,
  },
  {
    name: 'lets pass measures named beside each problem',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、存在的问题及改进措施
      1.固定资产台账更新不及时。今后每季度末核对一次。
      2.公务卡结算率偏低。今后零星开支一律刷卡。`,
  },
  {
    name: 'flags the cell of a form where no report says more, as a warning',
    draft: `
      2024年度水利专项项目支出绩效自评表
      | 项目名称 | 渠道清淤 |
      | 年度资金总额 | 12.5 |
      | 存在问题 | 汛期施工中断 |
      | 改进措施 | 无 | !!`,
    file: '项目自评表.docx',
    severity: 'warning',
  },
  {
    name: 'looks at no form beside a report',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、存在的问题
      ${PROBLEM}
      # 二、下一步改进措施
      每季度末核对一次固定资产台账，人员调整时当日办理交接。`,
    others: {
      '附表.docx': `
        项目支出绩效自评表
        | 项目名称 | 渠道清淤 |
        | 改进措施 | 无 |`,
    },
  },
  {
    name: 'does not apply where nothing deviated from the goals',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、单位基本情况
      编制6名。`,
    outcome: 'inapplicable',
  },
]);
