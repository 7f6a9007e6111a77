import rule from '../../../src/rules/tables/table-total-mismatch.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags a total that is not what its rows add up to',
    draft: `
      2024年补助资金分配表
      单位：万元
      | 乡镇 | 金额 |
      | 东乡 | 3.00 |
      | 西乡 | 4.50 |
      | 合计 | 7.05 | !!`,
    messages: ['“合计”的金额写的是7.05万元，但东乡3万元＋西乡4.5万元＝7.5万元，相差0.45万元。'],
    expected: '7.5万元',
    actual: '7.05万元',
    certainty: 'certain',
    severity: 'error',
  },
  {
    name: 'says a wrong cell once although the row and the column both miss it',
    draft: `
      单位：万元
      | 县区 | 合计 | 中央资金 | 省级资金 | 市级资金 |
      | 东县 | 25.00 | 15.00 | 5.00 | 5.00 |
      | 西县 | 35.00 | 15.00 | 16.00 | 5.00 |
      | 南县 | 20.00 | 10.00 | 5.00 | 5.00 |
      | 合计 | 80.00 | 40.00 | 25.00 | 15.00 | !!`,
    messages: ['“合计”的省级资金写的是25万元'],
  },
  {
    name: 'flags a sub-total and not the grand total that was added up from the rows',
    draft: `
      单位：万元
      | 县区 | 乡镇 | 金额 |
      | 东县 | 一乡 | 15.00 |
      | | 二乡 | 10.00 |
      | | 小计 | 27.00 | !!
      | 西县 | 三乡 | 20.00 |
      | | 四乡 | 15.00 |
      | | 小计 | 35.00 |
      | 合计 | | 60.00 |`,
  },
  {
    name: 'flags the whole-year total of a form that its sources exceed',
    draft: `
      项目支出绩效自评表
      | 项目名称 | 档案整理 | | | | | |
      | 项目资金（万元） | 年初预算数 | 全年预算数（A） | 全年执行数（B） | 分值 | 执行率（B/A） | 得分 |
      | 年度资金总额 | 50 | 48 | 46.5 | 10 | 96.88% | 9.69 | !!
      | 其中：当年财政拨款 | 50 | 48 | 46.5 | | | |
      | 上年结转资金 | 0 | 5 | 0 | | | |
      | 其他资金 | | | | | | |
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 产出指标 | 数量指标 | 藏书量 | ≥100册 | 120册 | 90 | 90 |`,
    messages: ['“年度资金总额”的全年预算数写的是48万元，但当年财政拨款48万元＋上年结转资金5万元＝53万元'],
  },
  {
    name: 'lets pass nested rows, sub-totals beside a grand total, blanks and rounding',
    draft: `
      单位：万元
      | 项目 | 预算数 | 决算数 |
      | 一、基本支出 | 80 | 78.33 |
      | 其中：人员经费 | 60 | 59.11 |
      | 公用经费 | 20 | 19.22 |
      | 二、项目支出 | 20 | 21.67 |
      | 合计 | 100 | 100 |

      单位：万元
      | 乡镇 | 金额 |
      | 东乡 | 33.33 |
      | 西乡 | 33.33 |
      | 南乡 | 33.33 |
      | 北乡 | |
      | 合计 | 100 |`,
  },
  {
    name: 'adds up neither people nor rates nor the numbers of lines and columns',
    draft: `
      单位：万元
      | 项目 | 行次 | 金额 | 人数 | 占比 |
      | 栏次 | 1 | 2 | 3 | 4 |
      | 办公费 | 1 | 3 | 5 | 60% |
      | 会议费 | 2 | 2 | 5 | 40% |
      | 合计 | 3 | 5 | 8 | 99% |`,
  },
  {
    name: 'leaves a table of accounts alone whose levels print does not show',
    draft: `
      2024年度支出决算表
      单位：万元
      | 科目名称 | 决算数 |
      | 一般公共服务支出 | 20 |
      | 行政运行 | 15 |
      | 一般行政管理事务 | 7 |
      | 合计 | 30 |`,
    outcome: 'inapplicable',
  },
  {
    name: 'reads the codes of accounts as levels',
    draft: `
      2024年度支出决算表
      单位：万元
      | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
      | | 合计 | 42.00 | 30.00 | 13.00 | !!
      | 201 | 一般公共服务支出 | 30.00 | 20.00 | 10.00 |
      | 20103 | 政府办公厅（室）及相关机构事务 | 30.00 | 20.00 | 10.00 |
      | 208 | 社会保障和就业支出 | 12.00 | 10.00 | 2.00 |`,
    messages: ['“合计”的项目支出写的是13万元'],
  },
  {
    name: 'asks for a human look where a scan is involved',
    draft: `
      单位：万元
      ~ | 乡镇 | 金额 |
      ~ | 东乡 | 3.00 |
      ~ | 西乡 | 4.50 |
      ~ | 合计 | 8.50 | !!`,
    certainty: 'check',
  },
  {
    name: 'does not apply where nothing is added up',
    draft: '| 乡镇 | 金额（万元） |\n| 东乡 | 3 |',
    outcome: 'inapplicable',
  },
]);
