import rule from '../../../src/rules/across/prior-year-conflict.js';
import { runRuleTest } from '../../helpers/run-rule-test.js';

const year = (unit: string, of: number, ...lines: readonly string[]): string => `
=== ${unit}${of}
${of}年度${unit}整体支出绩效自评报告
# 一、单位基本情况
核定编制22名。
# 二、支出情况
${lines.join('\n')}
# 三、绩效情况
全年工作正常。`;
const table = (last: string, now: string, mark = ''): string => `
| 项目 | 上年决算数（万元） | 本年决算数（万元） |
| 三公经费 | ${last} | ${now} | ${mark}`;
const A = '青石县档案馆';

runRuleTest(rule, [
  {
    name: "flags a last year's final that is not what last year's papers say",
    run: `${year(A, 2024, '2024年三公经费决算数2.48万元，上年决算数3.05万元。 !!')}
${year(A, 2023, '2023年三公经费决算数3.50万元。')}`,
    messages: {
      青石县档案馆2024: ['三公经费的上年决算数写的是3.05万元，而本单位2023年度材料中的决算数是3.5万元。'],
      青石县档案馆2023: [],
    },
    inapplicable: ['青石县档案馆2023'],
  },
  {
    name: 'flags it in a table as well',
    run: `${year(A, 2024, table('3.05', '2.48', ' !!'))}
${year(A, 2023, table('2.00', '3.50'))}`,
    inapplicable: ['青石县档案馆2023'],
  },
  {
    name: 'lets the same figure in another rounding pass',
    run: `${year(A, 2024, '2024年三公经费决算数2.48万元，上年决算数3.05万元。')}
${year(A, 2023, '2023年三公经费决算数30512.00元。')}`,
    inapplicable: ['青石县档案馆2023'],
  },
  {
    name: "lets last year's budget, another unit and another item pass",
    run: `${year(A, 2024, '2024年三公经费决算数2.48万元，上年决算数3.05万元。')}
${year(A, 2023, '2023年三公经费预算数9.00万元，决算数3.05万元。2023年公务接待费决算数7.77万元。')}
${year('白水县林业局', 2023, '2023年三公经费决算数8.88万元。')}
${year('白水县林业局', 2024, '2024年三公经费决算数1.00万元，上年决算数8.88万元。')}`,
    inapplicable: ['青石县档案馆2023', '白水县林业局2023'],
  },
  {
    name: 'does not apply where last year disagrees with itself',
    run: `${year(A, 2024, '2024年三公经费决算数2.48万元，上年决算数3.05万元。')}
${year(A, 2023, '2023年三公经费决算数3.50万元。', '2023年三公经费决算数4.50万元。')}`,
    outcome: 'inapplicable',
  },
  {
    name: 'does not apply without the year before',
    run: `${year(A, 2024, '2024年三公经费决算数2.48万元，上年决算数3.05万元。')}
${year('白水县林业局', 2023, '2023年三公经费决算数8.88万元。')}`,
    outcome: 'inapplicable',
  },
]);
