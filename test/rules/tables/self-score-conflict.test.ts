import rule from '../../../src/rules/tables/self-score-conflict.js';
import { ruleTest } from '../../helpers/rule-test.js';

const form = (score: string, mark = ''): string => `
      2024年度部门整体支出绩效自评表
      | 预算单位名称 | 青石县档案馆 | | | | | |
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 产出指标 | 数量指标 | 藏书量 | ≥100册 | 120册 | 60 | 56 |
      | 效益指标 | 社会效益 | 借阅人次 | ≥50 | 48 | 40 | 36 |
      | 总分 | | | | | 100 | ${score} | ${mark}`;
const REPORT = `
      青石县档案馆2024年度整体支出绩效自评报告
      # 一、单位基本情况
      # 二、支出情况
      # 三、绩效情况`;

ruleTest(rule, [
  {
    name: 'flags a table whose total is not the score of the text',
    draft: `${REPORT}
      本单位整体支出绩效自评得分96.5分。
      ${form('92', '!!')}`,
    messages: ['正文的自评得分是96.5分，自评表是92分。'],
    expected: '96.5分',
    actual: '92分',
  },
  {
    name: 'flags another document that says another score',
    draft: `${REPORT}
      本单位整体支出绩效自评得分92分。`,
    others: { '整体自评表.docx': form('95', '!!') },
  },
  {
    name: 'flags two scores in one text',
    draft: `${REPORT}
      经自评，部门整体支出绩效自评得分92分。
      # 四、自评结果应用
      自评总得分为95分，等次为优。 !!`,
  },
  {
    name: 'lets pass scores of projects, of parts and of last year, and a rounded one',
    draft: `${REPORT}
      档案数字化项目自评得分97.79分。预算执行自评得分9.85分。上年自评得分90分。
      本单位整体支出绩效自评得分92.0分，产出指标自评得分56分。
      ${form('92.03')}`,
  },
  { name: 'does not apply where one score stands alone', draft: form('92'), outcome: 'inapplicable' },
]);
