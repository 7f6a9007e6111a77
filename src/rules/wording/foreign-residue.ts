import type { Passage } from '../../model/facts.js';
import { countHan } from '../../text/fold.js';
import { type Claim, defineRule } from '../define-rule.js';

interface Residue {
  readonly pattern: RegExp;
  readonly say: (printed: string) => string;
  readonly confidence: number;
}

/** English function words have no business between two Han characters; names, units and codes do. */
const WORD =
  /(?<=[\u3400-\u9fff，。；、（）“”]\s{0,2})(?:and|the|of|for|with|or|to|in|is|are|that|this|from|by|as|at|be)(?=\s{0,2}[\u3400-\u9fff，。；、（）“”])/gi;
const REPLACEMENT = /\ufffd+/g;
const PRIVATE_USE = /[\ue000-\uf8ff]+/g;
const DOUBLED = /。。(?!。)|，，|；；|、、(?!、)|：：|，。|。，|，；|；，|，、|、，|、。|,,|;;/g;
const MARKUP =
  /<!\[(?:end)?if[^>]*>|<!--.{0,80}?-->|<\/?(?:p|div|span|br|td|tr|font|strong|b|o:p)(?:\s[^<>]{0,80})?\/?>|&(?:nbsp|amp|lt|gt|quot);/gi;
const FIELD_CODE = /\b(?:PAGEREF|HYPERLINK|TOC|MERGEFORMAT)\b(?:\s?\\[a-z*]\s?\S{0,20})?/g;
const PINYIN = /(?<=[\u3400-\u9fff])[（(][a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*[)）]/g;
/** UTF-8 read as Latin-1 or GBK: runs of accented Latin, or the well-known 锟斤拷 and 烫烫烫. */
const MOJIBAKE = /(?:[\u00c0-\u00ff][\u0080-\u00bf]{1,2}){2,}|锟斤拷|烫烫烫|屯屯屯|ï»¿/g;
const DOUBLED_UNIT = /(?<=[\u3400-\u9fff])万元(?=\d[\d.,]*万元)/g;

/** A half-width question mark between Han characters, or in front of a line: a character that the encoding lost. */
const LOST = /(?<=[\u3400-\u9fff])\?(?=！?[\u3400-\u9fff])|^\s*\?{1,3}\s?(?=[\u3400-\u9fff])/g;
const EMPTY_BRACKETS = /(?<=[\u3400-\u9fff，。])(?:\(\)|（）)|^(?:\(\)|（）)$/g;

const RESIDUES: readonly Residue[] = [
  { pattern: WORD, say: (printed) => `中文里夹着英文单词“${printed}”。`, confidence: 0.9 },
  { pattern: REPLACEMENT, say: () => '有字符丢失，显示为“\ufffd”。', confidence: 0.9 },
  { pattern: PRIVATE_USE, say: () => '有无法显示的特殊字符（字体私有编码）。', confidence: 0.75 },
  { pattern: DOUBLED, say: (printed) => `标点重叠“${printed}”。`, confidence: 0.85 },
  { pattern: MARKUP, say: (printed) => `留有网页代码“${printed.slice(0, 30)}”。`, confidence: 0.9 },
  { pattern: FIELD_CODE, say: (printed) => `留有 Word 域代码“${printed.slice(0, 30)}”。`, confidence: 0.9 },
  { pattern: MOJIBAKE, say: (printed) => `有乱码“${printed.slice(0, 20)}”。`, confidence: 0.85 },
  { pattern: LOST, say: () => '问号处疑似丢失了字符。', confidence: 0.7 },
  { pattern: EMPTY_BRACKETS, say: () => '括号里没有内容。', confidence: 0.65 },
  { pattern: DOUBLED_UNIT, say: () => '金额前多出“万元”二字。', confidence: 0.8 },
];

/** Left over from conversion or copying: stray English words, mojibake, markup, doubled punctuation. One finding a kind and paragraph, or a kind where it is everywhere. */
export default defineRule({
  id: 'foreign-residue',
  title: '夹杂乱码或外文残留',
  why: '乱码、网页代码、英文单词或重叠标点，说明文字是转换或复制来的，没有校对。',
  remedy: '删除多余字符，核对原文。',
  severity: 'warning',
  source: '评分表 C2：自评报告撰写规范',
  needs: ['passages'],
  example: {
    wrong: `
      # 二、支出情况
      2024年完成档案数字化and目录著录工作，，全年支出101.51万元。`,
    right: `
      # 二、支出情况
      2024年完成档案数字化和目录著录工作，启用查档APP，全年支出101.51万元。`,
  },

  applies: ({ passages }) => passages.some(({ text }) => countHan(text) > 0),

  *check({ passages }) {
    const read = passages.filter(({ kind }) => kind !== 'toc');
    for (const residue of RESIDUES) {
      const claims = read.flatMap((passage) => [...inPassage(passage, residue)]);
      yield* claims.length > MOST_PARAGRAPHS ? [together(claims)] : claims;
    }
    yield* pinyin(passages);
  },
});

/** A page that a bad converter went over has the same fault everywhere: one finding, with the first places. */
function together(claims: readonly Claim[]): Claim {
  const [first, ...others] = claims;
  return {
    ...first!,
    message: `${first!.message.replace(/（本段共.*?处）|。$/g, '')}，全文${claims.length}段都有。`,
    related: others.slice(0, SHOWN).map(({ at }) => at),
  };
}

/** Mirror sites put pinyin behind characters all over: one finding for the document. */
function* pinyin(passages: readonly Passage[]): Iterable<Claim> {
  const places = passages.flatMap((passage) =>
    [...passage.text.matchAll(PINYIN)].map((match) => ({
      ...passage.ref,
      start: Math.max(0, match.index - CONTEXT),
      end: match.index + match[0].length,
    })),
  );
  const [first, ...others] = places;
  if (!first) return;
  yield {
    message: `汉字后面夹着拼音，全文共${places.length}处。`,
    at: first,
    related: others.slice(0, SHOWN),
    confidence: 0.85,
  };
}

const CONTEXT = 8;
const MOST_PARAGRAPHS = 3;
const SHOWN = 4;

function* inPassage(passage: Passage, { pattern, say, confidence }: Residue): Iterable<Claim> {
  const matches = [...passage.text.matchAll(pattern)];
  const first = matches[0];
  if (!first) return;
  const start = Math.max(0, first.index - CONTEXT);
  const end = Math.min(passage.text.length, first.index + first[0].length + CONTEXT);
  const more = matches.length > 1 ? `（本段共 ${matches.length} 处）` : '';
  yield {
    message: `${say(first[0]).replace(/。$/, '')}${more}。`,
    at: { ...passage.ref, start, end },
    confidence,
  };
}
