import rule from '../../../src/rules/structure/enumeration-break.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  {
    name: 'flags a number that is left out',
    draft: `
      # 一、存在的问题
      一是预算编制不细；二是执行进度偏慢；四是资产盘点不及时。!!`,
    messages: ['条目从“二是”跳到“四是”，缺“三是”。'],
    severity: 'warning',
  },
  {
    name: 'flags a number that comes twice',
    draft: `
      一是预算编制不细。
      二是执行进度偏慢。
      二是资产盘点不及时。!!`,
    messages: ['条目“二是”与前面的序号重复或倒序，应为“三是”。'],
  },
  {
    name: 'notes an item that a full stop cuts off from the run',
    draft: `
      主要包括：一是统筹工作；二是组织培训；三是开展检查。四是完成上级安排的其他任务。!!`,
    severity: 'info',
  },
  {
    name: 'flags （1）（3） in one paragraph and 首先 that 再次 follows',
    draft: `
      主要做法：（1）统一组织；（3）统一考核。!!
      首先，加强宣传。再次，加强培训。!!`,
    messages: ['条目从“（1）”跳到“（3）”，缺“（2）”。', '条目从“首先”跳到“再次”，缺“其次”。'],
  },
  {
    name: 'lets pass references to items and words that only look like a count',
    draft: `
      主要做法：（1）统一组织；（2）统一考核。具体见（1）和附表（3）。
      首先，加强宣传；其次，加强培训；最后，加强考核。
      首先，我们再次强调宣传工作。`,
  },
  {
    name: 'reads two runs in one section as two',
    draft: `
      # 一、工作情况
      一是抓宣传；二是抓培训。
      下一步：一是抓检查；二是抓整改；三是抓考核。`,
  },
  {
    name: 'lets items end in full stops when all of them do',
    draft: '主要问题：一是预算不细。二是进度偏慢。三是盘点不及时。',
  },
  { name: 'does not apply without a run', draft: '唯一是预算编制的问题。', outcome: 'inapplicable' },
]);
