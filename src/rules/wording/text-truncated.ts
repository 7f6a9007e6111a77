import type { Passage } from '../../model/facts.js';
import { foldKey } from '../../text/fold.js';
import { parseLabel } from '../../text/labels.js';
import { defineRule } from '../define-rule.js';

const FINAL = /[。！？!?；;：:…）)】\]”"』」.—]\s*$/;
const SENTENCE = /[，,。；;]/;
/** Lines that end without a stop by nature. */
const NO_SENTENCE =
  /(?:电话|邮箱|网址|地址|邮编|联系人|传真|日期|单位|盖章)[:：]|https?:|www\.|@|\d{4}年\d{1,2}月\d{1,2}日$/;

/** A body paragraph that stops without a final stop, and the next thing is a heading or the end: text was lost. */
export default defineRule({
  id: 'text-truncated',
  title: '段落没有写完',
  why: '段落末尾没有标点，后面直接是下一个标题，很可能丢了文字。',
  remedy: '核对原稿，补上缺少的文字和标点。',
  severity: 'warning',
  source: '评分表 C2：自评报告撰写规范',
  needs: ['passages', 'document', 'unread'],
  thresholds: {
    characters: {
      value: 30,
      name: '至少多长才算正文段落',
      unit: '字',
      source: '更短的多是小标题、图表说明、落款',
    },
  },
  example: {
    wrong: `
      # 六、绩效情况
      全年接待查档1200人次，完成馆藏档案数字化2.1万页，通过联合社区共同开展宣传，形成共建共治
      # 七、存在的问题
      账实核对不及时。`,
    right: `
      # 六、绩效情况
      全年接待查档1200人次，完成馆藏档案数字化2.1万页，通过联合社区共同开展宣传，形成共建共治格局。
      # 七、存在的问题
      账实核对不及时。`,
  },

  applies: ({ passages }, { characters }) => passages.some((passage) => isBody(passage, characters)),

  *check({ passages, document, unread }, { characters }) {
    for (const [index, passage] of passages.entries()) {
      if (!isBody(passage, characters) || FINAL.test(passage.text)) continue;
      const next = passages[index + 1];
      if (next && next.kind !== 'heading' && next.part === passage.part) continue;
      const behind = document.blocks.slice(passage.ref.block + 1, next?.ref.block ?? document.blocks.length);
      if (behind.some(({ kind, layer }) => kind === 'table' && layer === 'body')) continue;
      const isPictured = document.pictures?.some(
        ({ after }) =>
          after !== null && after >= passage.ref.block && after <= passage.ref.block + behind.length,
      );
      if (isPictured) continue;
      // What follows may stand on a page that could not be read.
      const page = document.blocks[passage.ref.block]?.page;
      if (page !== null && page !== undefined && unread.some((other) => other >= page && other <= page + 1))
        continue;
      const tail = passage.text.trimEnd().slice(-24);
      const end = passage.text.trimEnd().length;
      const before = next?.kind === 'heading' ? `后面直接是标题“${next.text.slice(0, 20)}”` : '全文到此结束';
      yield {
        message: `段落在“${tail}”处没有写完，末尾没有标点，${before}。`,
        at: { ...passage.ref, start: end - tail.length, end },
        related: next?.kind === 'heading' ? [next.ref] : [],
        confidence: 0.85,
      };
    }
  },
});

/** Running text: long enough, with a stop or comma inside, no list item and no signature. */
function isBody(passage: Passage, shortest: number): boolean {
  if (passage.kind !== 'body' && !(passage.kind === 'heading' && passage.bodyStart < passage.text.length))
    return false;
  const text = passage.text.slice(passage.bodyStart);
  if (NO_SENTENCE.test(text) || !SENTENCE.test(text.slice(0, -1))) return false;
  const label = parseLabel(text);
  return foldKey(label ? text.slice(label.end) : text).length >= shortest;
}
