import rule from '../../../src/rules/amounts/amount-unit-missing.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags a decimal behind a word of money',
    draft: `
      # 二、支出情况
      2024年基本支出87.56，其中人员经费76.76万元。 !!`,
    messages: ['“2024年基本支出87.56”没有写单位'],
  },
  {
    name: 'flags separated thousands at the end of a sentence',
    draft: `
      # 二、支出情况
      全年项目支出决算数为1,256,300。 !!`,
  },
  {
    name: 'lets figures share the unit of their neighbour, and rates have none',
    draft: `
      # 二、支出情况
      人员经费和公用经费分别为76.76、10.80万元，比上年3.20减少0.40万元。
      预算执行率为98.5%，接待费占2.3个百分点。`,
  },
  {
    name: 'lets a unit above stand for all',
    draft: `
      # 二、支出情况
      （单位：万元）
      基本支出87.56，项目支出20.30。`,
  },
  {
    name: 'lets pass counts, years and scores',
    draft: `
      # 二、支出情况
      2024年项目支出3项，预算执行得分9.8分，机构支出评价得分为9.5分。
      依据预算法，决算2024年公开。`,
  },
  { name: 'does not apply without figures', draft: '# 一、基本情况', outcome: 'inapplicable' },
]);
