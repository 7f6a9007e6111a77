import type { AmountFact, Passage } from '../../model/facts.js';
import { foldText } from '../../text/fold.js';
import { type Claim, defineRule } from '../define-rule.js';

const LEVELS = new Set(['final', 'budget', 'initial-budget', 'adjusted-budget', 'revenue']);
/** 本年（2023年）, 2023年本单位: another year is called the year of the report. */
const CALLED_THIS_YEAR = /(?:本年度?|今年|当年)[(（]\s?(20\d{2})\s?年/g;
const SHOWN = 3;

/** The year in the title differs from the year that the figures are of, or another year is called 本年: last year's text was reused. */
export default defineRule({
  id: 'title-year-mismatch',
  title: '年度前后不一致',
  why: '标题的年度和正文数据的年度不同，可能沿用了上年的报告。',
  remedy: '核对数据所属年度，改正标题或正文。',
  severity: 'error',
  source: '评分表 C2：自评报告撰写规范',
  needs: ['cover', 'passages', 'amounts', 'document'],
  thresholds: {
    figures: {
      value: 3,
      name: '至少有几个金额写明是别的年度',
      unit: '个',
      source: '一两个可能是顺带提到上年',
    },
  },
  example: {
    wrong: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 一、单位基本情况
      编制6名，在职5人。
      # 二、支出情况
      2023年支出合计101.51万元，2023年基本支出81.51万元，2023年项目支出20万元。`,
    right: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 一、单位基本情况
      编制6名，在职5人。
      # 二、支出情况
      2024年支出合计101.51万元，比2023年增加1.5万元。`,
  },

  applies: ({ cover }) => cover.year !== null && cover.titleRef !== null,

  *check({ cover, passages, amounts }, { figures }) {
    const year = cover.year!;
    const titleYears: readonly string[] = (cover.title ?? '').match(/20\d{2}/g) ?? [];
    if (!titleYears.includes(String(year))) return;
    yield* majority(year, amounts, passages, cover.titleRef!, figures);
    for (const passage of passages) {
      if (passage.kind !== 'body') continue;
      const folded = foldText(passage.text);
      for (const match of folded.text.matchAll(CALLED_THIS_YEAR)) {
        if (Number(match[1]) === year) continue;
        const [start, end] = folded.range(match.index, match.index + match[0].length);
        yield {
          message: `标题是${year}年度，这里却把${match[1]}年称为本年。`,
          at: { ...passage.ref, start, end },
          related: [cover.titleRef!],
          expected: `${year}年`,
          actual: `${match[1]}年`,
        };
      }
    }
  },
});

/** Most figures name a year of their own, and it is another one than the title's. */
function* majority(
  year: number,
  amounts: readonly AmountFact[],
  passages: readonly Passage[],
  title: Passage['ref'],
  fewest: number,
): Iterable<Claim> {
  const yearsOf = new Map(
    passages.map(({ ref, text }): readonly [number, ReadonlySet<string>] => [
      ref.block,
      new Set(text.match(/20\d{2}/g)),
    ]),
  );
  const named = amounts.filter(
    ({ measure, year: own, ref, table }) =>
      table === null &&
      own !== null &&
      measure !== null &&
      LEVELS.has(measure) &&
      yearsOf.get(ref.block)?.has(String(own)) === true,
  );
  const others = named.filter((amount) => amount.year !== year);
  const same = named.length - others.length;
  if (others.length < fewest || same > 0) return;
  const first = others[0]!;
  if (others.some((amount) => amount.year !== first.year)) return;
  yield {
    message: `标题是${year}年度，正文的金额却都是${first.year}年的。`,
    at: title,
    related: others.slice(0, SHOWN).map(({ ref }) => ref),
    expected: `${year}年`,
    actual: `${first.year}年`,
    confidence: 0.8,
  };
}
