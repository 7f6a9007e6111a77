import rule from '../../../src/rules/amounts/unit-scale-suspect.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags a total in 元 whose parts are in 万元',
    draft: `
      # 二、项目支出情况
      2024年村卫生室补助共471.23元，其中：中央资金189.63万元，省级资金281.6万元。 !!`,
    messages: ['相差一万倍'],
    expected: '471.23万元',
  },
  {
    name: 'flags one fact that stands there in two units',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 二、支出情况
      2024年基本支出决算数815100元。
      # 六、绩效情况
      全年基本支出决算数815100万元。 !!`,
    messages: ['2024年基本支出一处写的是815100元，一处是815100万元'],
  },
  {
    name: 'lets pass the same sum restated in another unit',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 二、支出情况
      2024年基本支出决算数815100元。
      # 六、绩效情况
      全年基本支出决算数81.51万元。`,
  },
  {
    name: 'lets pass a total that is simply wrong, and small round figures',
    draft: `
      # 二、项目支出情况
      2024年补助共471.23万元，其中：中央资金189.63万元，省级资金280万元。
      伙食补助标准为每人每天100元，补助总额100万元。`,
  },
  { name: 'does not apply without figures', draft: '# 一、基本情况', outcome: 'inapplicable' },
]);
