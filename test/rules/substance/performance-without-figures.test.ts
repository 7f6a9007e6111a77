import rule from '../../../src/rules/substance/performance-without-figures.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags an account of performance without one figure',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 六、单位整体支出绩效情况 !!
      2024年，本单位认真履行职责，较好地完成了各项工作任务，社会效益明显，群众满意。`,
    messages: ['“六、单位整体支出绩效情况”没有一个数据'],
  },
  {
    name: 'lets pass one with counts',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 六、单位整体支出绩效情况
      ## （一）产出
      2024年，本单位认真履行职责，完成档案数字化扫描工作，共扫描4.2万页，接待查档的群众络绎不绝。
      ## （二）效益
      群众满意。`,
  },
  {
    name: 'lets pass one with figures in words',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 六、单位整体支出绩效情况
      全年举办档案开放日三场，走访立档单位四十余家，档案安全保管率达到百分之百。`,
  },
  {
    name: 'lets pass one that points to an attached table',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 六、单位整体支出绩效情况
      各项产出、效益和满意度指标均已完成，完成值详见附件整体支出绩效自评表。`,
  },
  { name: 'does not apply without such a part', draft: '# 一、单位基本情况', outcome: 'inapplicable' },
]);
