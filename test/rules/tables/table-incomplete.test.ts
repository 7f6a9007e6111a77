import rule from '../../../src/rules/tables/table-incomplete.js';
import { ruleTest } from '../../helpers/rule-test.js';

const HEAD = '| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |';
const rows = (...body: readonly string[]): string => `
      项目支出绩效自评表
      | 项目名称 | 档案整理 | | | | | |
      | 主管部门 | 青石县档案馆 | | 实施单位 | 青石县档案馆 | | |
      | 项目资金（万元） | 年初预算数 | 全年预算数（A） | 全年执行数（B） | 分值 | 执行率（B/A） | 得分 |
      | 年度资金总额 | 50 | 48 | 46.5 | 10 | 96.88% | 9.69 |
      | 其中：当年财政拨款 | 50 | 48 | 46.5 | | | |
      | 上年结转资金 | | | | | | |
      ${HEAD}
      ${body.join('\n')}`;

ruleTest(rule, [
  {
    name: 'flags empty cells with how many are filled',
    draft: rows('| 产出指标 | 数量指标 | 整理卷数 | ≥100卷 | | 90 | | !!', '| 总分 | | | | | 100 | |'),
    messages: [
      '“档案整理”自评表填写不完整：应填15格，已填12格，空着“整理卷数”的完成值、“整理卷数”的得分、总分的得分。',
    ],
    expected: '15格',
    actual: '12格',
    severity: 'warning',
  },
  {
    name: 'flags rows of the empty form that were left in',
    draft: rows(
      '| 产出指标 | 数量指标 | 整理卷数 | ≥100卷 | 120卷 | 90 | 90 |',
      '| | | 指标2：…… | | | | | !!',
      '| | | …… | | | | |',
    ),
    messages: ['2行“指标1：……”模板没有删除'],
  },
  {
    name: 'flags empty cells of the basic data table',
    draft: `
      部门整体支出绩效评价基础数据表 
      单位：万元
      | 财政供养人员情况 | 编制数 | 2024年实际在职人数 | 控制率 | !!
      | | 20 | 18 | |
      | 经费控制情况 | 2023年决算数 | 2024年预算数 | 2024年决算数 |
      | 三公经费 | 5 | 6 | |
      | 项目支出 | 5 | 6 | 6 |
      | 1.运行维护专项 | | | |
      | 公用经费 | 0 | — | 0 |`,
    messages: ['基础数据表填写不完整：应填12格，已填10格，空着控制率、“三公经费”的2024年决算数。'],
  },
  {
    name: 'flags parts left empty that the total must hold',
    draft: `
      2024年“三公”经费支出预算表
      单位：万元
      | 项目 | 预算数 |
      | 合计 | 3.10 | !!
      | 因公出国（境）费 | 0 |
      | 公务接待费 | |
      | 公务用车购置及运行费 | |`,
    messages: ['“合计”为3.1万元，已填的各项相加只有0万元，公务用车购置及运行费、公务接待费空着没有填。'],
  },
  {
    name: 'lets pass dashes, unused rows, sources that the project does not have, and empty reasons',
    draft: rows(
      '| 产出指标 | 数量指标 | 整理卷数 | ≥100卷 | 120卷 | 90 | 90 |',
      '| 效益指标 | 经济效益指标 | | | | | |',
      '| 总分 | | | | | 100 | 99.69 |',
    ).replace('50 | 48 | 46.5 | 10 | 96.88% | 9.69', '0 | 0 | 0 | 10 | — | —'),
  },
  { name: 'does not apply without a form', draft: '| 乡镇 | 金额 |\n| 东乡 | 3 |', outcome: 'inapplicable' },
]);
