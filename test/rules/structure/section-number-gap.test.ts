import rule from '../../../src/rules/structure/section-number-gap.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags the heading behind a gap and names what is missing',
    draft: `
      # 一、基本情况
      # 二、支出情况
      # 五、存在的问题 !!`,
    messages: ['编号从“二、”跳到“五、”，中间缺“三、、四、”。'],
    expected: '三、',
    actual: '五、',
  },
  {
    name: 'lets a list start again at one',
    draft: `
      # 一、基本情况
      ## （一）职责
      ## （二）机构
      # 二、支出情况
      ## （一）基本支出`,
  },
  {
    name: 'lets pass a number that stands in the text though not as a heading',
    draft: `
      # 一、基本情况
      本单位编制6名，在职5人。二、支出情况全年支出81万元。
      # 三、存在的问题`,
  },
  {
    name: 'claims nothing when a page could not be read',
    draft: `
      # 一、基本情况
      # 三、存在的问题`,
    unread: [2],
    outcome: 'unable',
  },
  { name: 'does not apply to a single heading', draft: '# 一、基本情况', outcome: 'inapplicable' },
]);
