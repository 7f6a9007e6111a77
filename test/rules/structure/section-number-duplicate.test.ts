import rule from '../../../src/rules/structure/section-number-duplicate.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags the second of two siblings with one number',
    draft: `
      # 一、项目概况
      # 二、绩效目标
      # 二、资金情况 !!`,
    messages: ['编号“二、”重复：“绩效目标”和“资金情况”都用了“二、”。'],
    severity: 'error',
  },
  {
    name: 'lets （一） start again under each heading',
    draft: `
      # 一、项目概况
      ## （一）立项背景
      # 二、绩效目标
      ## （一）总体目标`,
  },
  {
    name: 'lets 一、 start again in every 第X部分 and in an attachment',
    draft: `
      第一部分 单位概况
      一、主要职能
      第二部分 决算情况说明
      一、收支总体情况
      附件1
      一、收支总体情况`,
  },
  {
    name: 'takes no list in a table cell and no 目录 for headings',
    draft: `
      目录
      一、基本情况
      二、支出情况
      一、基本情况
      本单位编制6名，在职5人。
      二、支出情况
      全年支出81.51万元，用于业务工作。
      | 收入 | 支出 |
      | 一、财政拨款收入 | 一、一般公共服务支出 |`,
  },
  {
    name: 'takes no numbered duties and no sentence that begins with a numeral for headings',
    draft: `
      一、单位基本情况
      （一）职能职责
      1、负责全县禁毒宣传，组织实施年度计划。
      2、承办上级交办的其他事项，做好服务。
      1、负责机关日常运转，管理固定资产。
      二十多年来，本单位一直承担宣传任务。`,
  },
  {
    name: 'asks for a human look when a scan is involved',
    draft: `
      # 三、绩效分析
      ~ # 三、主要问题 !!`,
    certainty: 'check',
  },
  { name: 'stays silent without numbers', draft: '项目概况', outcome: 'inapplicable' },
]);
