import rule from '../../../src/rules/wording/placeholder-unfilled.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags shares and changes whose figure was left blank',
    draft: `
      # 三、“三公”经费情况
      2024年因公出国（境）费0万元，占 %，公务接待费3万元，占100%。 !!
      公务接待费比上年减少 万元，主要是厉行节约。 !!`,
  },
  {
    name: 'flags empty fields of the cover, an empty date and an instruction',
    draft: `
      整体支出绩效自评报告
      预算单位名称：!!
      年 月 日 !!
      （此页为封面）!!
      # 一、基本情况
      本单位编制6名。`,
    messages: ['“预算单位名称”后面是空的', '日期没有填写', '模板的填写说明'],
  },
  {
    name: 'flags masked years and names and blanks for figures',
    draft: `
      # 一、基本情况
      20XX年，本单位开展了档案整理。!!
      ××局负责组织实施。!!
      全年共接待   批次，费用1.2万元。!!`,
  },
  {
    name: 'flags template rows of a table',
    draft: `
      | 三级指标 | 指标值 |
      | 指标1： | 100 | !!`,
  },
  {
    name: 'lets pass filled fields, names in quotes, codes and bullets',
    draft: `
      预算单位名称：青石县档案馆
      2025年7月10日
      # 一、基本情况
      “××村”为保密需要隐去名称，规格为3×4×5米。
      地址：青石县人民路1号
      The value xx of the index`,
  },
  { name: 'does not apply to a document without text', draft: '', outcome: 'inapplicable' },
]);
