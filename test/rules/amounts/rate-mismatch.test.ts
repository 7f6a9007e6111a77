import rule from '../../../src/rules/amounts/rate-mismatch.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'holds a change against the final, not against the budget that stands nearer',
    draft: `
      # 三、“三公”经费情况
      2024年“三公”经费决算为12.60万元，完成年初预算14.00万元的90%，比上年减少2.00万元，下降13.7%。
      2024年公务接待费决算2.70万元，比年初预算3.00万元减少0.30万元，下降10%。
      2024年会议费决算2.70万元，比年初预算3.00万元减少0.30万元，下降20%。 !!`,
  },
  {
    name: 'reckons the rates that a table prints, beside and below their figures',
    draft: `
      云渡县2024年度“三公”经费支出决算公开
      单位：万元
      | 项目 | 2023年决算数 | 2024年决算数 | 比上年增减% |
      | 公务接待费 | 5.00 | 4.00 | -20.00 |
      | 公务用车运行维护费 | 10.00 | 12.00 | 25.00 | !!
      单位：万元
      | 项目 | 2024年预算数 | 2024年决算数 | 执行率 |
      | 公务接待费 | 5.00 | 4.00 | 80.00% |
      | 公务用车运行维护费 | 12.50 | 12.00 | 100% | !!`,
    messages: ['增长率写的是25.00，按（12万元－10万元）÷10万元计算应为20.00%', '执行率写的是100%'],
  },
  {
    name: 'reckons growth from a base that is named, and sees a fall that is called growth',
    draft: `
      # 二、支出情况
      2024年基本支出决算88万元，比上年决算80万元增长15%。 !!
      2024年公务接待费决算2.4万元，比上年决算3万元增长20%。 !!
      2024年差旅费决算2.4万元，比上年决算3万元下降20%。`,
    messages: ['（88万元－80万元）÷80万元计算应为10.00%', '计算应为-20.00%'],
  },
  {
    name: 'holds a share against the whole that it names',
    draft: `
      # 二、支出情况
      2024年基本支出决算80万元。
      工资福利支出决算60万元，占基本支出的70%。 !!
      商品和服务支出决算20万元，占基本支出的25%。`,
    messages: ['占比写的是70%，按60万元÷80万元计算应为75.00%'],
  },
  {
    name: 'flags an execution rate that its own figures do not give',
    draft: '2024年项目支出预算100万元，项目支出决算80万元，执行率90%。!!',
    messages: ['预算执行率写的是90%，按80万元÷100万元计算应为80.00%。'],
    expected: '80.00%',
    actual: '90%',
  },
  {
    name: 'flags a growth rate with this year as divisor',
    draft: '2024年基本支出决算116.43万元，比上年增加16.8万元，增长14.43%。!!',
    expected: '16.86%',
  },
  {
    name: 'lets pass right rates, rounded ones, and rates whose base is not stated',
    draft: `
      2024年项目支出预算100万元，项目支出决算80万元，执行率80%。
      2024年公务接待费支出2.05万元，比上年减少0.03万元，减少了1.44%。
      本年税收下降12%，占比62.57%。`,
  },
  {
    name: 'does not apply without a rate beside its figures',
    draft: '完成率100%。',
    outcome: 'inapplicable',
  },
]);
