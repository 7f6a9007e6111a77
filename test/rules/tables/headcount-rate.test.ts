import rule from '../../../src/rules/tables/headcount-rate.js';
import { ruleTest } from '../../helpers/rule-test.js';

const table = (row: string): string => `
      部门整体支出绩效评价基础数据表
      单位：万元
      | 财政供养人员情况 | 编制数 | 2024年实际在职人数 | 控制率 |
      ${row}`;

ruleTest(rule, [
  {
    name: 'flags a rate that is not people in post by posts',
    draft: table('| | 20 | 18 | 95.00% | !!'),
    messages: ['控制率写的是95.00%，按实际在职18÷编制20应为90.00%。'],
    expected: '90.00%',
    actual: '95.00%',
  },
  {
    name: 'flags more people than posts without a word',
    draft: table('| | 20 | 22 | 110% | !!'),
    messages: ['实际在职22人，超过编制20人，没有说明原因。'],
  },
  {
    name: 'lets pass what rounding leaves',
    draft: table('| | 35 | 33 | 94.3% |'),
  },
  {
    name: 'lets pass more people than posts where the text says why',
    draft: `
      # 一、单位基本情况
      核定编制20名，年末在职22人，其中2人为军转安置的超编人员。
      ${table('| | 20 | 22 | 110% |')}`,
  },
  { name: 'does not apply where no people are counted', draft: table('| | | | |'), outcome: 'inapplicable' },
]);
