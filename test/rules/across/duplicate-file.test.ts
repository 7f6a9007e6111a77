import rule from '../../../src/rules/across/duplicate-file.js';
import { runRuleTest } from '../../helpers/run-rule-test.js';

const report = `
2024年度青石县档案馆整体支出绩效自评报告 !!
# 一、单位基本情况
核定编制22名，年末实际在职21人，内设办公室、接收保管股、利用服务股、信息技术股四个股室，无下属单位。
# 二、支出情况
2024年支出合计年初预算数401.60万元，全年预算数420.80万元，决算数414.43万元，预算执行率98.49%。`;
const plain = report.replace(' !!', '');
const blank = `
政府性基金预算支出绩效自评表
| 项目名称 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 | 备注 |
| 年度资金总额 | | | | | | | |
填表说明：本表由使用政府性基金预算的单位填写，没有使用的单位不填；金额单位为万元，保留两位小数；年度资金总额等于各来源之和，分值按照通知中的规定填写。`;

runRuleTest(rule, [
  {
    name: 'flags a report that two units handed in, on both sides',
    run: `
=== 甲局
${report}
=== 乙局
${report}
@ unit 白水县林业局`,
    messages: {
      甲局: ['“自评报告.docx”与白水县林业局2024年度的“自评报告.docx”完全相同。'],
      乙局: ['与青石县档案馆2024年度的“自评报告.docx”完全相同'],
    },
  },
  {
    name: 'flags the same text with other spaces and stops, also of one unit',
    run: `
=== 甲局
${report}
=== 甲局重报
${report.replaceAll('，', ', ').replaceAll('。', '．')}`,
    messages: { 甲局: ['与本单位2024年度另一份材料“甲局重报”中的“自评报告.docx”文字相同'] },
  },
  {
    name: 'flags the second of two equal files of one submission',
    run: `
=== 甲局
--- 自评报告.docx
${plain}
--- 附件2.docx
${report}`,
    messages: { 甲局: ['“附件2.docx”与同一份材料中的“自评报告.docx”完全相同'] },
  },
  {
    name: 'says once how many more there are',
    run: ['甲', '乙', '丙', '丁'].map((name) => `\n=== ${name}\n${report}`).join('\n'),
    messages: { 甲: ['完全相同，另有2份也相同'] },
  },
  {
    name: 'lets a blank form pass that several units attach',
    run: ['青石县档案馆', '白水县林业局']
      .map(
        (unit, index) => `
=== ${unit}
--- 报告.docx
${plain.replace('青石县档案馆', unit).replace('22名', `2${index + 3}名`)}
--- 基金表.docx
${blank}`,
      )
      .join('\n'),
  },
  {
    name: 'lets two empty pages of a few words pass',
    run: `
=== 甲局
--- 一.docx
封面
--- 二.docx
封面。`,
  },
  { name: 'does not apply to a single file', run: `\n=== 甲局\n${plain}`, outcome: 'inapplicable' },
]);
