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
    name: 'notes a form on the whole unit whose indicators all have full marks while the report names problems',
    draft: `
      # 一、存在的问题
      预算编制不够精细，由于测算依据不足，年中追加较多。`,
    others: {
      '整体自评表.docx': `
      2024年度部门整体支出绩效自评表
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 产出指标 | 数量指标 | 整理卷数 | ≥100卷 | 120卷 | 40 | 40 |
      | | 质量指标 | 合格率 | ≥95% | 96% | 20 | 20 |
      | 效益指标 | 社会效益 | 查阅人次 | ≥500 | 520 | 30 | 30 |
      | 总分 | | | | | 100 | 100 | !!`,
    },
    messages: ['自评表3项指标全部打了满分，而报告“一、存在的问题”列出了问题。'],
    severity: 'info',
  },
  {
    name: 'lets pass full marks where no problem is named, and one lost point',
    draft: `
      # 一、存在的问题
      无。
      项目支出绩效自评表
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 产出指标 | 数量指标 | 整理卷数 | ≥100卷 | 120卷 | 40 | 40 |
      | | 质量指标 | 合格率 | ≥95% | 96% | 20 | 20 |
      | 效益指标 | 社会效益 | 查阅人次 | ≥500 | 520 | 30 | 30 |`,
  },
  {
    name: 'does not apply to an empty sheet',
    draft: '| 一级标准 | 二级标准 | 分值 | 评分标准 | 评分 |',
    outcome: 'inapplicable',
  },
]);
