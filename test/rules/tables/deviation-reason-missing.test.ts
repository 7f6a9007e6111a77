import rule from '../../../src/rules/tables/deviation-reason-missing.js';
import { ruleTest } from '../../helpers/rule-test.js';

const HEAD =
  '| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |';

ruleTest(rule, [
  {
    name: 'flags lost points and a far miss without a reason',
    draft: `
      项目支出绩效自评表
      ${HEAD}
      | 产出指标 | 数量指标 | 培训人次 | ≥200人次 | 190人次 | 20 | 19 | | !!
      | | 质量指标 | 合格率 | ≥95% | 50% | 20 | 20 | — | !!
      | 效益指标 | 社会效益 | 查阅人次 | ≥500 | 480 | 40 | 38 | 无偏差 | !!`,
    messages: [
      '“培训人次”分值20分、得19分，偏差原因没有填写。',
      '“合格率”指标值≥95%、实际完成50%，相差47.37%，偏差原因只写了“—”。',
      '“查阅人次”分值40分、得38分，偏差原因只写了“无偏差”。',
    ],
  },
  {
    name: 'lets pass a reason, full points for what was nearly met, and blanks',
    draft: `
      项目支出绩效自评表
      ${HEAD}
      | 产出指标 | 数量指标 | 培训人次 | ≥200人次 | 150人次 | 20 | 15 | 一期因汛期取消 |
      | | 质量指标 | 合格率 | ≥95% | 96% | 20 | 20 | |
      | | 时效指标 | 完成时间 | 12月底前 | 12月 | 20 | | |
      | 效益指标 | 社会效益 | 查阅人次 | ≥500 | 480 | 40 | 40 | 无 |`,
  },
  {
    name: 'does not apply to a form that has no column for it',
    draft: `
      项目支出绩效自评表
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 产出指标 | 数量指标 | 培训人次 | ≥200人次 | 150人次 | 20 | 15 |`,
    outcome: 'inapplicable',
  },
]);
