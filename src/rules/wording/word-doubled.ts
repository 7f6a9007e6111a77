import { defineRule } from '../define-rule.js';

/** Two to five characters at once again, no figure between. */
const DOUBLED = /([\u3400-\u9fff]{2,5})\1/g;
/** 一步一步, 一户一户, 逐项逐项; 商量商量, 研究研究 and the like are spoken doubling. */
const MEANT =
  /^[一逐每层各几两]|^(?:研究|讨论|商量|考虑|交流|学习|了解|休息|打扫|收拾|整理|许多|非常|特别|好好|常常|往往|渐渐|点点|滴滴|年年|月月|天天|人人|处处|家家|时时|事事)/;
/** A name that ends as the next word begins: 南宁市市…, 街道街道办事处. */
const SEAM = /(?:街道|乡镇|社区|中心|学校|管理|服务|开发区)$/;
const AROUND = 6;

/** A word stands twice in a row (进一步进一步, 情况情况): the trace of a careless edit. */
export default defineRule({
  id: 'word-doubled',
  title: '词语重复',
  why: '同一个词连写两遍，多半是修改时没有删净。',
  remedy: '删去多余的一个。',
  severity: 'info',
  source: '评分表 C2：自评报告撰写规范',
  needs: ['passages'],
  example: {
    wrong: `
      # 八、改进措施
      进一步进一步规范固定资产管理，做好资产盘点情况情况登记。`,
    right: `
      # 八、改进措施
      进一步规范固定资产管理，一步一步做好资产盘点登记。`,
  },

  applies: ({ passages }) => passages.some(({ kind }) => kind === 'body' || kind === 'heading'),

  *check({ passages }) {
    for (const { text, kind, ref } of passages) {
      if (kind !== 'body' && kind !== 'heading') continue;
      for (const match of text.matchAll(DOUBLED)) {
        const word = match[1]!;
        if (MEANT.test(word) || SEAM.test(word) || new Set(word).size === 1) continue;
        const start = Math.max(0, match.index - AROUND);
        const end = Math.min(text.length, match.index + match[0].length + AROUND);
        yield {
          message: `“${word}”连写了两遍。`,
          at: { ...ref, start, end },
          expected: word,
          actual: match[0],
          confidence: 0.7,
        };
      }
    }
  },
});
