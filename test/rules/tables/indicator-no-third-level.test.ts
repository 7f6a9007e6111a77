import rule from '../../../src/rules/tables/indicator-no-third-level.js';
import { ruleTest } from '../../helpers/rule-test.js';

const HEAD = '| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |';

ruleTest(rule, [
  {
    name: 'flags rows without a third level, with the second level again, or with the pattern of the empty form',
    draft: `
      项目支出绩效自评表
      ${HEAD}
      | 产出指标 | 数量指标 | 整理卷数 | ≥100卷 | 120卷 | 30 | 30 |
      | | 质量指标 | | ≥95% | 96% | 20 | 20 | !!
      | 效益指标 | 社会效益指标 | 社会效益 | 提高 | 提高 | 20 | 20 |
      | | 可持续影响指标 | 指标1： | 长期 | 长期 | 20 | 20 |`,
    messages: ['4项指标中有3项没有具体的三级指标（质量指标、社会效益指标、可持续影响指标）。'],
    actual: '1项有三级指标',
  },
  {
    name: 'lets pass named indicators, satisfaction, and second levels that the unit does not use',
    draft: `
      项目支出绩效自评表
      ${HEAD}
      | 产出指标 | 数量指标 | 指标1：整理卷数 | ≥100卷 | 120卷 | 50 | 50 |
      | 效益指标 | 经济效益指标 | | | | | |
      | | 社会效益指标 | 查阅人次 | ≥50 | 60 | 30 | 30 |
      | 满意度指标 | 服务对象满意度 | 服务对象满意度 | ≥90% | 95% | 10 | 10 |`,
  },
  { name: 'does not apply without indicators', draft: '| 乡镇 | 金额 |', outcome: 'inapplicable' },
]);
