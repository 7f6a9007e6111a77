import type { RunSubmission, RunView } from '../../across/run.js';
import type { MentionDigest, TotalDigest } from '../../model/digest.js';
import { type Decimal, parseDecimal, ZERO } from '../../text/decimal.js';
import { toleranceOf } from '../../text/tolerance.js';
import { defineRunRule } from '../define-rule.js';
import { SINGULAR_ITEMS } from '../shared/item-sets.js';
import { agree, formatMoney } from '../shared/tolerance.js';

/** What this year's papers give as last year's final is not what last year's papers said. */
export default defineRunRule({
  id: 'prior-year-conflict',
  title: '上年决算数与上年材料不一致',
  why: '同一项目的上年决算数在两个年度的材料里不同，至少有一处是错的，增减变化也随之不可信。',
  remedy: '核对上年决算报表，改正错的一处；因口径调整而不同的，在文中说明。',
  severity: 'error',
  source: '决算数一经批复不再变动；两个年度材料之间的核对',
  lacking: '同批次没有本单位相邻年度的材料，或没有可核对的决算数',

  example: {
    wrong: `
      === 2024年度材料
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、支出情况
      2024年三公经费决算数2.48万元，上年决算数3.05万元。 !!
      === 2023年度材料
      2023年度青石县档案馆整体支出绩效自评报告
      # 一、支出情况
      2023年三公经费决算数3.50万元。`,
    right: `
      === 2024年度材料
      2024年度青石县档案馆整体支出绩效自评报告
      # 一、支出情况
      2024年三公经费决算数2.48万元，上年决算数3.05万元。
      === 2023年度材料
      2023年度青石县档案馆整体支出绩效自评报告
      # 一、支出情况
      2023年三公经费决算数3.05万元。`,
  },

  applies: (run, submission) => !pairsOf(run, submission).next().done,

  *check(run) {
    for (const submission of run.submissions.keys()) {
      for (const { item, prior, final, before } of pairsOf(run, submission)) {
        const [now, then] = [finest(prior), finest(final)];
        if (agree(yuanOf(now), yuanOf(then), tolerance(now, then))) continue;
        const year = run.submissions[before]!.year;
        const [stated, settled] = [now, then].map((one) => formatMoney(yuanOf(one), one.exponent));
        yield {
          submission,
          path: item,
          message: `${item}的上年决算数写的是${stated}，而本单位${year}年度材料中的决算数是${settled}。`,
          at: { submission, mark: now.mark },
          related: [{ submission: before, mark: then.mark }],
          expected: settled,
          actual: stated,
          confidence: 0.8,
          weak: now.mark.weak || then.mark.weak,
        };
      }
    }
  },
});

interface Pair {
  readonly item: string;
  readonly prior: TotalDigest;
  readonly final: TotalDigest;
  readonly before: number;
}

/** One fact as two years' papers state it. A fact with two values on either side is another rule's business. */
function* pairsOf({ submissions, owners }: RunView, submission: number): Generator<Pair> {
  const own = submissions[submission]!;
  const { year, unit } = own;
  if (year === null || unit === null) return;
  const earlier = owners.get(own.owner)!.filter((index) => submissions[index]!.year === year - 1);
  for (const prior of own.totals) {
    if (prior.measure !== 'prior-final' || prior.year !== year - 1 || !SINGULAR_ITEMS.has(prior.item))
      continue;
    const finals = earlier.flatMap((index) => finalsLike(prior, submissions[index]!, index));
    const [first] = finals;
    const mentions = finals.flatMap(({ final }) => final.mentions);
    if (!first || !isSettled(prior.mentions) || !isSettled(mentions)) continue;
    yield { item: prior.item, prior, ...first };
  }
}

function finalsLike(prior: TotalDigest, { totals }: RunSubmission, before: number) {
  return totals
    .filter(
      ({ measure, item, year, scope, qualifiers }) =>
        measure === 'final' &&
        item === prior.item &&
        year === prior.year &&
        scope === prior.scope &&
        qualifiers === prior.qualifiers,
    )
    .map((final) => ({ final, before }));
}

function isSettled(mentions: readonly MentionDigest[]): boolean {
  const [first] = mentions;
  return (
    first !== undefined &&
    mentions.every((other) => agree(yuanOf(first), yuanOf(other), tolerance(first, other)))
  );
}

/** The mention with the most digits; of several the first. */
function finest({ mentions }: TotalDigest): MentionDigest {
  return mentions.reduce((best, one) => (Number(one.step) < Number(best.step) ? one : best));
}

const yuanOf = ({ yuan }: MentionDigest): Decimal => parseDecimal(yuan) ?? ZERO;

const tolerance = (...mentions: readonly MentionDigest[]): Decimal =>
  toleranceOf(mentions.map((one) => ({ value: yuanOf(one), step: parseDecimal(one.step) ?? ZERO })));
