import rule from '../../../src/rules/amounts/amount-conflict.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'is certain of a figure read by OCR that a second equation confirms',
    draft: `
      云渡县2024年部门决算公开说明
      # 一、支出情况
      ~ 2024年支出合计101.51万元，其中：基本支出81.51万元，项目支出20万元。
      # 二、项目情况
      2024年项目支出决算数25万元。 !!`,
    certainty: 'certain',
  },
  {
    name: 'asks for a look where nothing confirms what OCR read',
    draft: `
      云渡县2024年部门决算公开说明
      # 一、支出情况
      ~ 2024年项目支出20万元。
      # 二、项目情况
      2024年项目支出决算数25万元。 !!`,
    certainty: 'check',
  },
  {
    name: 'flags figures of the same exactness that differ in the last digit',
    draft: `
      云渡县2024年部门决算公开说明
      # 一、“三公”经费情况
      2024年公务接待费决算数37万元。
      # 二、其他情况
      2024年公务接待费决算数38万元。 !!`,
  },
  {
    name: 'lets one figure be printed more coarsely',
    draft: `
      云渡县2024年部门决算公开说明
      # 一、“三公”经费情况
      2024年公务接待费决算数37.46万元。
      # 二、其他情况
      2024年公务接待费决算数37万元。`,
  },
  {
    name: 'flags the second of two values of one fact',
    draft: `
      # 一、支出情况
      2024年基本支出决算数81.51万元。
      # 二、绩效情况
      2024年基本支出决算数91.51万元。!!`,
    messages: ['2024年基本支出前面写的是81.51万元，这里是91.51万元。'],
    expected: '81.51万元',
    actual: '91.51万元',
  },
  {
    name: 'flags two values in two documents of one submission',
    draft: '2024年项目支出决算数20万元。',
    others: { '说明.docx': '2024年项目支出决算数22万元。!!' },
  },
  {
    name: 'lets pass budget beside final, another year, rounding and another scope',
    draft: `
      2024年基本支出预算数87.56万元，决算数81.51万元。
      2023年基本支出决算数79.2万元。
      2024年基本支出决算81.5万元。
      2024年本级基本支出决算数60万元。
      2024年一般公共预算财政拨款基本支出决算数80万元。`,
  },
  { name: 'does not apply to a single figure', draft: '基本支出3万元。', outcome: 'inapplicable' },
]);
