import rule from '../../../src/rules/substance/measures-unmatched.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags the problem that no measure speaks of, with all measures quoted',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、存在的问题
      一是固定资产台账更新不及时，由于资产管理员调动，账实不符。
      二是部门衔接不畅，因信息不共享，移交档案常有缺件。!!
      # 二、下一步改进措施
      （一）每季度末核对一次固定资产台账。
      （二）提前编制政府采购计划。
      （三）压减会议费开支。`,
    messages: [
      '问题“部门衔接不畅”没有对应的措施；所列3条措施是“每季度末核对一次固定资产台账”“提前编制政府采购计划”“压减会议费开支”。',
    ],
  },
  {
    name: 'says once that no problem at all is answered',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、存在的问题
      一是固定资产台账更新不及时，由于资产管理员调动，账实不符。!!
      二是部门衔接不畅，因信息不共享，移交档案常有缺件。
      # 二、下一步改进措施
      （一）严格控制会议费。
      （二）压减公务接待。
      （三）节约用电。`,
    messages: ['2条问题“固定资产台账更新不及时”“部门衔接不畅”都没有对应的措施'],
  },
  {
    name: 'takes other words for the same thing as an answer',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、存在的问题
      一是支出进度前慢后快，因设备招标启动晚。
      二是业务能力参差不齐，由于新进人员多。
      # 二、下一步改进措施
      （一）把执行率分解到季度，每月通报。
      （二）加强队伍建设，每季度组织一次跟班学习。`,
  },
  {
    name: 'takes a promise to mend every problem as an answer',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、存在的问题
      一是固定资产台账更新不及时，由于资产管理员调动，账实不符。
      二是部门衔接不畅，因信息不共享。
      # 二、下一步改进措施
      针对上述问题，逐条整改，年底前办结。
      严格控制会议费。`,
  },
  {
    name: 'asks no measure against a lack of money',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、存在的问题
      一是固定资产台账更新不及时，由于资产管理员调动，账实不符。
      二是办公经费不足。
      # 二、下一步改进措施
      每季度末核对一次固定资产台账。`,
  },
  {
    name: 'does not apply where one of the parts says nothing',
    draft: `
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、存在的问题
      无
      # 二、下一步改进措施
      每季度末核对一次固定资产台账。`,
    outcome: 'inapplicable',
  },
]);
