import rule from '../../../src/rules/across/outlier.js';
import { runRuleTest } from '../../helpers/run-rule-test.js';

const unit = (index: number, final: string, more = ''): string => `
=== 单位${index}
2024年度青石县第${index}中学整体支出绩效自评报告
# 一、单位基本情况
核定编制22名。
# 二、支出情况
2024年支出合计全年预算数100.00万元，决算数${final}万元。${more}
# 三、绩效情况
学校教学秩序良好。`;
const units = (count: number, last: string, more = ''): string =>
  [
    ...Array.from({ length: count - 1 }, (_, index) => unit(index + 1, `${90 + (index % 7)}.${10 + index}`)),
    unit(count, last, more),
  ].join('\n');

runRuleTest(rule, [
  {
    name: 'flags one of twenty that spent twice its budget',
    run: units(20, '219.08', ' !!'),
    messages: { 单位20: ['支出预算执行率219.08%，明显高于同批次：20份材料的中位数为93.'] },
  },
  { name: 'lets twenty that lie close together pass', run: units(20, '88.00') },
  {
    name: 'lets a run without any spread pass',
    run: Array.from({ length: 21 }, (_, index) => unit(index + 1, index === 20 ? '40.00' : '100.00')).join(
      '\n',
    ),
  },
  { name: 'does not apply to fewer than twenty', run: units(19, '219.08'), outcome: 'inapplicable' },
]);
