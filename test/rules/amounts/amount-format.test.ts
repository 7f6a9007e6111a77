import rule from '../../../src/rules/amounts/amount-format.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags broken separators and two points',
    draft: `
      # 二、支出情况
      2024年基本支出1,23.4万元。 !!
      2024年项目支出20.3.5万元。 !!`,
    messages: ['“1,23.4”的千分位分隔符位置不对', '“20.3.5”有两个小数点'],
    severity: 'info',
  },
  {
    name: 'flags full and half width in one figure',
    draft: `
      # 二、支出情况
      2024年基本支出８7.56万元。 !!`,
  },
  {
    name: 'flags spending below zero',
    draft: `
      # 二、支出情况
      2024年公务接待费决算数-0.56万元。 !!`,
  },
  {
    name: 'lets pass proper separators, full width throughout, lists and offsets',
    draft: `
      # 二、支出情况
      2024年基本支出1,234,567.80元，项目支出８７．５６万元。
      2022年、2023年分别支出3,5万元；结余-3.2万元。
      支出比上年减少-0.5万元。`,
  },
  { name: 'does not apply without figures', draft: '# 一、基本情况', outcome: 'inapplicable' },
]);
