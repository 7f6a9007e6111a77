import rule from '../../../src/rules/amounts/budget-deviation-unexplained.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'does not take thrift for a reason to have spent more, nor an addition for having spent less',
    draft: `
      # 二、支出情况
      ## （一）会议费
      2024年会议费预算数10万元，决算数18万元，主要原因是厉行节约、压减会议。 !!
      ## （二）维修费
      2024年维修费预算数10万元，决算数4万元，主要原因是年中追加维修资金。 !!`,
  },
  {
    name: 'takes reasons that fit the direction',
    draft: `
      # 二、支出情况
      ## （一）会议费
      2024年会议费预算数10万元，决算数18万元，主要原因是年中追加两会经费。
      ## （二）维修费
      2024年维修费预算数10万元，决算数4万元，尾款未付。
      ## （三）培训费
      2024年培训费预算数10万元，决算数4万元，由于讲师临时不能到场而未举办。`,
  },
  {
    name: 'flags a project that spent twice its budget without a word',
    draft: `
      # 一、项目支出情况
      2024年项目支出预算数117万元，本年项目支出决算数256.32万元，主要用于业务工作。!!`,
    messages: ['项目支出决算256.32万元是预算117万元的219.08%，超出139.32万元'],
    expected: '117万元',
    actual: '219.08%',
  },
  {
    name: 'lets pass a deviation that the text explains',
    draft: `
      # 一、项目支出情况
      2024年项目支出预算数117万元，本年项目支出决算数256.32万元，因年中追加上级专款139万元。`,
  },
  {
    name: 'lets pass small deviations, zeros and thrift on public expenses',
    draft: `
      # 一、支出情况
      2024年基本支出预算数87.56万元，决算数81.51万元。
      2024年公务接待费预算数2万元，决算数0.5万元。
      2024年会议费预算数0万元，决算数0万元。`,
  },
  {
    name: 'does not apply without budget and final of one item',
    draft: '2024年项目支出决算数20万元。',
    outcome: 'inapplicable',
  },
]);
