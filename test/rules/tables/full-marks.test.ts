import rule from '../../../src/rules/tables/full-marks.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'notes a sheet of nothing but full marks',
    draft: `
      # 一、存在的问题
      预算编制不够精细。
      附件3
      | 一级标准 | 二级标准 | 分值 | 评分标准 | 评分 |
      | 及时性 | 按时报送 | 10 | 每日1分 | 10 |
      | | 按时公开 | 10 | 每日1分 | 10 |
      | 完整性 | 材料完整 | 10 | 缺1项扣5分 | 10 |
      | 合计 | | 30 | | 30 | !!`,
    messages: ['评分表3项全部打了满分，而报告“一、存在的问题”列出了问题。'],
  },
  {
    name: 'lets pass a sheet with one deduction',
    draft: `
      | 一级标准 | 二级标准 | 分值 | 评分标准 | 评分 | 扣分理由 |
      | 及时性（20分） | 按时报送 | 10 | 每日1分 | 10 | |
      | | 按时公开 | 10 | 每日1分 | 10 | |
      | 完整性（10分） | 材料完整 | 10 | 缺1项扣5分 | 8 | |
      | 合计 | | 30 | | 28 | |`,
  },
  {
    name: 'does not apply to an empty sheet',
    draft: '| 一级标准 | 二级标准 | 分值 | 评分标准 | 评分 |',
    outcome: 'inapplicable',
  },
]);
