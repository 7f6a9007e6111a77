import rule from '../../../src/rules/tables/indicator-unmet-full-score.js';
import { ruleTest } from '../../helpers/rule-test.js';

const HEAD = '| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |';
const form = (...rows: readonly string[]): string => `
      项目支出绩效自评表
      ${HEAD}
      ${rows.map((row) => `| 产出指标 | ${row}`).join('\n      ')}`;

ruleTest(rule, [
  {
    name: 'flags figures, dates and set words that miss the target and have full points',
    draft: form(
      '质量指标 | 验收合格率 | ≥95% | 92% | 20 | 20 | !!',
      '数量指标 | 整理卷数 | 1.2万卷 | 1.1万卷 | 20 | 20 | !!',
      '时效指标 | 完成时间 | 2024年11月底前 | 2024年12月上旬 | 20 | 20 | !!',
      '成本指标 | 项目总成本 | ≤90万元 | 95 | 20 | 20 | !!',
      '效果 | 制度健全程度 | 健全 | 部分达成预期指标并具有一定效果 | 20 | 20 | !!',
    ),
    messages: [
      '“验收合格率”指标值为≥95%，实际完成92%，没有达到，却得了满分20分。',
      '“整理卷数”',
      '“完成时间”',
      '“项目总成本”',
      '“制度健全程度”',
    ],
  },
  {
    name: 'lets pass what was met, what lost points, and what cannot be told',
    draft: form(
      '质量指标 | 验收合格率 | ≥95% | 92% | 20 | 19 |',
      '成本指标 | 项目总成本 | ≤90万元 | 85 | 20 | 20 |',
      '成本指标 | 项目总成本 | 90万元 | 85万元 | 20 | 20 |',
      '数量指标 | 整理卷数 | ≥100卷 | 完成 | 20 | 20 |',
      '数量指标 | 机构数 | 37个 | 100% | 20 | 20 |',
      '质量指标 | 差错率 | ≤1% | 0.5% | 20 | 20 |',
      '质量指标 | 差错率 | 1% | 0.5% | 20 | 20 |',
      '时效指标 | 完成时间 | 12月底前 | 2024年12月20日 | 20 | 20 |',
      '效果 | 制度健全程度 | 健全 | 基本健全 | 20 | 20 |',
    ),
  },
  {
    name: 'does not apply to a form without points',
    draft: `
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 全年完成值 | 未完成原因和改进措施 |
      | 产出指标 | 数量指标 | 机构数 | 37个 | 30个 | 合并 |`,
    outcome: 'inapplicable',
  },
]);
