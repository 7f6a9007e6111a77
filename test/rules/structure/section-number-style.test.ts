import rule from '../../../src/rules/structure/section-number-style.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags circled numbers right below 一、',
    draft: `
      # 一、单位基本情况
      # 二、支出情况
      ## ①基本支出 !!
      ## ②项目支出`,
    messages: ['之下直接用“①”编号'],
  },
  {
    name: 'flags （1） right below 一、',
    draft: `
      # 一、三公经费情况
      ## （1）因公出国（境）支出情况 !!
      ## （2）公务接待支出情况`,
  },
  {
    name: 'flags a sibling that goes on in another style',
    draft: `
      # 一、支出情况
      ## （一）基本支出
      ## （二）项目支出
      ## 3.三公经费 !!
      # 二、绩效情况`,
    messages: ['“（二）项目支出”之后的编号写成了“3.”'],
  },
  {
    name: 'flags a report whose top level is （一）',
    draft: `
      云渡县2024年预算执行情况报告
      ## （一）收入情况 !!
      收入一百万元。
      ## （二）支出情况
      支出一百万元。
      ## （三）平衡情况
      收支平衡。`,
    messages: ['没有“一、”这一级'],
  },
  {
    name: 'lets 1. stand right below 一、',
    draft: `
      # 一、支出情况
      ### 1.基本支出
      ### 2.项目支出
      # 二、绩效情况
      ## （一）产出
      ### 1.数量
      ### 2.质量
      ## （二）效益`,
  },
  {
    name: 'lets 1.1 stand below 1.',
    draft: `
      ### 1.基本支出
      #### 1.1人员经费
      #### 1.2公用经费
      ### 2.项目支出`,
  },
  { name: 'does not apply without numbers', draft: '# 基本情况', outcome: 'inapplicable' },
]);
