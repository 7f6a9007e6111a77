import rule from '../../../src/rules/structure/section-level-mismatch.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags the first heading of another level, once',
    draft: `
      ### 一、基本情况
      ### 二、支出情况
      ## 三、存在的问题 !!
      ## 四、改进措施`,
    messages: ['从“三、存在的问题”起用的是标题2样式'],
    expected: '标题3',
    actual: '标题2',
    severity: 'info',
  },
  {
    name: 'lets levels differ between styles of numbers',
    draft: `
      # 一、基本情况
      ## （一）职责
      ## （二）机构
      # 二、支出情况`,
  },
  {
    name: 'says nothing of headings that carry no style',
    draft: `
      # 一、基本情况
      二、支出情况
      # 三、存在的问题`,
  },
  {
    name: 'does not apply to formats without styles',
    draft: `
      一、基本情况
      二、支出情况`,
    outcome: 'inapplicable',
  },
]);
