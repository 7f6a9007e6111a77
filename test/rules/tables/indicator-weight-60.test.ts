import rule from '../../../src/rules/tables/indicator-weight-60.js';
import { ruleTest } from '../../helpers/rule-test.js';

const HEAD = '| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |';

ruleTest(rule, [
  {
    name: 'flags output and benefit below 60 of 100',
    draft: `
      部门整体支出绩效自评表
      ${HEAD}
      | 投入指标 | 预算配置 | 人员控制率 | ≤100% | 95% | 20 | 20 | !!
      | 过程指标 | 预算执行 | 预算完成率 | 100% | 98% | 30 | 28 |
      | 产出指标 | 数量指标 | 整理卷数 | ≥100卷 | 120卷 | 30 | 30 |
      | 效果指标 | 社会效益 | 查阅人次 | ≥50 | 60 | 20 | 20 |`,
    messages: ['产出、效益类指标分值合计50分，不到60分。'],
    expected: '不低于60分',
    actual: '50分',
  },
  {
    name: 'counts cost as output and satisfaction as benefit',
    draft: `
      部门整体支出绩效自评表
      ${HEAD}
      | 过程指标 | 预算执行 | 预算完成率 | 100% | 98% | 40 | 38 |
      | 成本指标 | 经济成本 | 项目总成本 | ≤90万元 | 85 | 10 | 10 |
      | 产出指标 | 数量指标 | 整理卷数 | ≥100卷 | 120卷 | 20 | 20 |
      | 效益指标 | 社会效益 | 查阅人次 | ≥50 | 60 | 20 | 20 |
      | 满意度指标 | 服务对象满意度 | 群众满意度 | ≥90% | 95% | 10 | 10 |`,
  },
  {
    name: 'does not apply where the weights do not make 100: that is another fault',
    draft: `
      部门整体支出绩效自评表
      ${HEAD}
      | 产出指标 | 数量指标 | 整理卷数 | ≥100卷 | 120卷 | 20 | 20 |
      | 效益指标 | 社会效益 | 查阅人次 | ≥50 | 60 | 20 | 20 |`,
    outcome: 'inapplicable',
  },
]);
