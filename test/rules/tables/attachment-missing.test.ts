import rule from '../../../src/rules/tables/attachment-missing.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags each attachment that is listed and not handed in',
    draft: `
      2024年度青石县档案馆项目支出绩效自评报告
      # 一、基本情况
      # 二、资金
      # 三、绩效
      附件：1、项目支出绩效自评表 !!
      2、现场照片清单 !!`,
    messages: ['附件清单列出的“项目支出绩效自评表”没有提交。', '附件清单列出的“现场照片清单”没有提交。'],
  },
  {
    name: 'flags the tables that the score sheet requires although nobody lists them',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告 !!
      # 一、基本情况
      # 二、支出情况
      # 三、绩效
      附件1
      部门整体支出绩效评价基础数据表
      | 财政供养人员情况 | 编制数 | 控制率 |
      | 人数 | 6 | 83% |
      附件2
      整体支出绩效自评表
      | 年度资金总额 | 337.83 |`,
    messages: ['评分表要求的“项目支出绩效自评表”没有提交。'],
  },
  {
    name: 'finds attachments in the same file and in other files of the submission',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、基本情况
      # 二、支出情况
      # 三、绩效
      附件：1、部门整体支出绩效评价基础数据表
      2、整体支出绩效自评表
      3、项目支出绩效自评表
      4、现场照片清单
      附件1
      部门整体支出绩效评价基础数据表
      | 财政供养人员情况 | 编制数 | 控制率 |
      | 人数 | 6 | 83% |
      附件2
      整体支出绩效自评表
      | 年度资金总额 | 337.83 |`,
    others: {
      '项目支出绩效自评表.docx': `
      项目支出绩效自评表
      | 项目名称 | 档案整理 |`,
      '现场照片清单.docx': '照片三张。',
    },
  },
  {
    name: 'claims nothing missing when a page could not be read',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、基本情况
      # 二、支出情况
      # 三、绩效`,
    unread: [4],
    outcome: 'unable',
  },
  {
    name: 'does not apply to a text that is no report and lists nothing',
    draft: '本单位编制6名。',
    outcome: 'inapplicable',
  },
]);
