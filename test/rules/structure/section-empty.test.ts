import rule from '../../../src/rules/structure/section-empty.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags a heading with nothing under it',
    draft: `
      # 一、基本情况
      本单位编制6名。
      # 二、支出情况 !!
      # 三、存在的问题
      预算编制不够精细。`,
    messages: ['“二、支出情况”下面没有任何内容。'],
  },
  {
    name: 'lets pass a parent whose children hold the text, a heading over a table, and 无',
    draft: `
      # 一、基本情况
      ## （一）职责
      负责档案管理。
      # 二、支出情况
      | 项目 | 金额 |
      | 基本支出 | 81.51 |
      # 三、其他需要说明的情况
      无`,
  },
  {
    name: 'says nothing of the last line of a text that breaks off',
    draft: `
      # 一、基本情况
      本单位编制6名。
      # 二、支出情况`,
  },
  { name: 'does not apply without headings', draft: '本单位编制6名。', outcome: 'inapplicable' },
]);
