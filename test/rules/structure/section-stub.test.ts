import rule from '../../../src/rules/structure/section-stub.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags a required part of a few characters',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、整体支出绩效情况 !!
      完成较好。
      # 二、存在的问题
      预算编制不够精细，测算依据不足，执行进度偏慢。
      # 三、其他需要说明的情况
      无`,
    messages: ['“一、整体支出绩效情况”只写了“完成较好。”'],
    severity: 'info',
  },
  {
    name: 'lets funds that the unit does not have and 其他情况 be 无',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、整体支出绩效情况
      全年接待查档1200人次，数字化扫描档案3万卷，群众满意度较高。
      # 二、政府性基金预算支出情况
      无
      # 三、其他需要说明的情况
      无`,
  },
  {
    name: 'does not apply to a text that is no report',
    draft: `
      # 一、整体支出绩效情况
      好。`,
    outcome: 'inapplicable',
  },
]);
