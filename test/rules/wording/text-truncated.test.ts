import rule from '../../../src/rules/wording/text-truncated.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags a paragraph that stops in mid-sentence before a heading',
    draft: `
      # 一、改进措施
      加大档案宣传力度，进一步提高社会各界参与档案工作的积极性，构建全社会共建共治 !!
      # 二、结果应用
      自评结果将公开。`,
    messages: ['没有写完，末尾没有标点，后面直接是标题“二、结果应用”。'],
  },
  {
    name: 'lets pass headings, list items, signatures and captions without a stop',
    draft: `
      # 一、改进措施
      加大档案宣传力度，进一步提高社会各界参与档案工作的积极性，推动档案工作高质量发展。
      # 二、附件
      青石县档案馆
      2025年7月10日`,
  },
  {
    name: 'lets pass text that a table follows',
    draft: `
      # 一、支出情况
      本单位全年各项支出均已按照规定用途使用，具体支出的情况如下表所示，单位万元
      | 项目 | 金额 |
      | 基本支出 | 81.51 |
      # 二、问题
      预算编制不够精细，因测算依据不足。`,
  },
  { name: 'does not apply without running text', draft: '# 一、基本情况', outcome: 'inapplicable' },
]);
