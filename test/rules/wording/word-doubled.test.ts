import rule from '../../../src/rules/wording/word-doubled.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags a word that stands twice in a row',
    draft: `
      # 八、改进措施
      进一步进一步规范固定资产管理。 !!
      做好资产盘点情况情况登记。 !!`,
    messages: ['“进一步”连写了两遍。', '“情况”连写了两遍。'],
  },
  {
    name: 'lets meant doubling and seams of names pass',
    draft: `
      # 八、改进措施
      一步一步推进，逐户逐户走访，家家户户受益，大大方方公开。
      中山街道街道办事处牵头，管理管理服务对象。`,
  },
  { name: 'does not apply without text', draft: '', outcome: 'inapplicable' },
]);
