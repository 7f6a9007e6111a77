import type { Passage } from '../../model/facts.js';
import { type Figure, scanFigures } from '../../text/figures.js';
import { type Folded, foldText } from '../../text/fold.js';
import { defineRule } from '../define-rule.js';

/** Words of money right before the number, with what may stand between. */
const MONEY_BEFORE =
  /(?:收入|支出|预算|决算|经费|资金|金额|拨款|结余|结转|采购额|费)(?:总?额|数|合计|总计)?(?:合计|共计|共|总计)?(?:为|是|达到?|有|约)?\s?$/;
/** The sentence ends or goes on behind the number: nothing there that could be a unit. */
const NOTHING_AFTER = /^\s?(?:[,。;)]|其中|$)/;
/** A unit for all figures below: 单位：万元, （万元）. */
const UNIT_ABOVE = /单位\s?[:：]?\s?(?:人民币)?(?:万元|元|亿元)|[(（](?:万元|元|亿元)[)）]/;
const REACH = 20;
const BLOCKS_ABOVE = 6;

/** A figure stands in a money context without a unit: 支出87.56，. */
export default defineRule({
  id: 'amount-unit-missing',
  title: '金额没有单位',
  why: '没有单位的金额可能被读成元，也可能被读成万元，相差一万倍。',
  remedy: '补上单位（元或万元）。',
  severity: 'warning',
  source: '评分表 C2：自评报告撰写规范',
  needs: ['passages'],
  example: {
    wrong: `
      # 二、支出情况
      2024年基本支出87.56，项目支出20.30万元。`,
    right: `
      # 二、支出情况
      2024年基本支出87.56万元，项目支出20.30万元。`,
  },

  applies: ({ passages }) => passages.some((passage) => isSpoken(passage) && figuresOf(passage).length > 0),

  *check({ passages }) {
    for (const [index, passage] of passages.entries()) {
      if (!isSpoken(passage)) continue;
      const folded = foldText(passage.text);
      if (
        passages.slice(Math.max(0, index - BLOCKS_ABOVE), index + 1).some(({ text }) => UNIT_ABOVE.test(text))
      )
        continue;
      for (const figure of figuresOf(passage, folded)) {
        if (!isMoney(figure, folded)) continue;
        const [start, end] = folded.range(figure.start, figure.end);
        const from = folded.range(Math.max(0, figure.start - REACH), figure.start)[0];
        const words = passage.text.slice(from, end).replace(/^.*[，。；,;、]/, '');
        yield {
          message: `“${words}”没有写单位。`,
          at: { ...passage.ref, start, end },
          expected: '带单位的金额，如“87.56万元”',
          actual: passage.text.slice(start, end),
          confidence: 0.75,
        };
      }
    }
  },
});

const isSpoken = ({ kind }: Passage): boolean => kind === 'body' || kind === 'heading';

const figuresOf = ({ text }: Passage, folded: Folded = foldText(text)): readonly Figure[] =>
  scanFigures(folded.text);

/** Decimals or separators, so that neither counts nor years are taken for money. */
function isMoney({ kind, start, end, value }: Figure, { text }: Folded): boolean {
  if (kind !== 'bare' || (value.scale === 0 && !text.slice(start, end).includes(','))) return false;
  return (
    MONEY_BEFORE.test(text.slice(Math.max(0, start - REACH), start)) &&
    NOTHING_AFTER.test(text.slice(end, end + 4))
  );
}
