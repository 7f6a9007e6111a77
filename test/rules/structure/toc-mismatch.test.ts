import rule from '../../../src/rules/structure/toc-mismatch.js';
import { ruleTest } from '../../helpers/rule-test.js';

const BODY = `
      # 一、单位基本情况
      编制6名，在职5人。
      # 二、一般公共预算支出情况
      ## （一）基本支出情况
      全年基本支出81.51万元。
      ## （二）项目支出情况
      全年项目支出20万元。
      # 三、存在的问题
      账实核对不及时。
      # 四、改进措施
      每季度核对一次。`;

ruleTest(rule, [
  {
    name: 'flags entries under another number, once',
    draft: `
      目录
      一、单位基本情况……………1
      二、一般公共预算支出情况……………2
      五、存在的问题……………3 !!
      六、改进措施……………4
      ${BODY}`,
    messages: ['“存在的问题”目录为“五、”、正文为“三、”；“改进措施”目录为“六、”、正文为“四、”'],
    actual: '五、',
  },
  {
    name: 'flags an entry between others that the text lacks',
    draft: `
      目录
      一、单位基本情况
      二、一般公共预算支出情况
      三、政府采购和资产管理 !!
      三、存在的问题
      四、改进措施
      ${BODY}`,
    messages: ['目录列出“三、政府采购和资产管理”，正文里没有'],
  },
  {
    name: 'flags a heading that the 目录 lacks',
    draft: `
      目录
      一、单位基本情况
      二、一般公共预算支出情况
      四、改进措施
      # 一、单位基本情况
      编制6名，在职5人。
      # 二、一般公共预算支出情况
      全年支出81.51万元。
      # 三、存在的问题 !!
      账实核对不及时。
      # 四、改进措施
      每季度核对一次。`,
    messages: ['“三、存在的问题”没有列入目录'],
  },
  {
    name: 'lets pass leaders, page numbers, spacing, and levels that the 目录 leaves out',
    draft: `
      目　录
      一、 单位基本情况 ............ 1
      二、一般公共预算 支出情况 …… 2
      三、存在的问题 - 3 -
      四、改进措施	4
      ${BODY}`,
  },
  {
    name: 'lets pass an entry whose number got lost, and one behind the end of an excerpt',
    draft: `
      目录
      一、单位基本情况
      一般公共预算支出情况
      三、存在的问题
      四、改进措施
      五、其他需要说明的情况
      ${BODY}`,
  },
  { name: 'does not apply without a 目录', draft: BODY, outcome: 'inapplicable' },
]);
