import rule from '../../../src/rules/tables/rubric-sheet-sum.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags a total that is not the sum of the scores',
    draft: `
      | 一级标准 | 二级标准 | 分值 | 评分标准 | 评分 | 扣分理由 |
      | 及时性（20分） | 按时报送 | 10 | 每日1分 | 9 | |
      | | 按时公开 | 10 | 每日1分 | 10 | |
      | 完整性（10分） | 材料完整 | 10 | 缺1项扣5分 | 8 | |
      | 合计 | | 30 | | 28 | | !!`,
    messages: ['评分表各项得分相加为27，合计写的是28。'],
    expected: '27',
    actual: '28',
  },
  {
    name: 'flags a score above its points',
    draft: `
      | 一级标准 | 二级标准 | 分值 | 评分标准 | 评分 |
      | 及时性 | 按时报送 | 10 | 每日1分 | 12 | !!
      | | 按时公开 | 10 | 每日1分 | 10 |
      | 合计 | | 20 | | 22 |`,
  },
  {
    name: 'lets pass a sheet that adds up',
    draft: `
      | 一级标准 | 二级标准 | 分值 | 评分标准 | 评分 | 扣分理由 |
      | 及时性（20分） | 按时报送 | 10 | 每日1分 | 9 | |
      | | 按时公开 | 10 | 每日1分 | 10 | |
      | 完整性（10分） | 材料完整 | 10 | 缺1项扣5分 | 8 | |
      | 合计 | | 30 | | 27 | |`,
  },
  {
    name: 'lets pass a sheet with blanks: it is not filled yet',
    draft: `
      | 一级标准 | 二级标准 | 分值 | 评分标准 | 评分 | 扣分理由 |
      | 及时性（20分） | 按时报送 | 10 | 每日1分 |  | |
      | | 按时公开 | 10 | 每日1分 | 10 | |
      | 完整性（10分） | 材料完整 | 10 | 缺1项扣5分 | 8 | |
      | 合计 | | 30 | | 100 | |`,
  },
  { name: 'does not apply without a score sheet', draft: '| 项目 | 金额 |', outcome: 'inapplicable' },
]);
