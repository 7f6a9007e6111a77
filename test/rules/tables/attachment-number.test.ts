import rule from '../../../src/rules/tables/attachment-number.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'notes numbers that skip or repeat',
    draft: `
      附件：1、基础数据表
      2、整体支出绩效自评表
      4、项目支出绩效自评表 !!
      4、现场照片 !!`,
    messages: ['附件编号从“2”跳到“4”。', '附件编号“4”重复。'],
  },
  {
    name: 'lets pass a list in order, also when it runs on in one line',
    draft: '附件：1.基础数据表 2.整体支出绩效自评表 3.项目支出绩效自评表',
  },
  { name: 'does not apply to a single attachment', draft: '附件：基础数据表', outcome: 'inapplicable' },
]);
