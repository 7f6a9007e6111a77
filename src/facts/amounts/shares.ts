/** 占 p%: a part of the list it stands in, or of the whole that is named and was stated before. */
import type { AmountFact, PercentFact, RateRelation } from '../../model/facts.js';
import { compare, type Decimal, divide, equals, isZero, multiply } from '../../text/decimal.js';
import { rateTolerance } from '../../text/tolerance.js';
import { lastItem } from './vocabulary.js';

/** A percentage behind 占 with the words between it and the figure before. */
export interface ShareClaim {
  readonly percent: PercentFact;
  /** From the figure to the percentage, cleaned. */
  readonly phrase: string;
  readonly part: AmountFact;
  /** The total whose 其中 list the part stands in. */
  readonly listTotal: AmountFact | null;
}

/** 占, 占比, 占基本支出的, 占支出合计的比重为: and nothing else between figure and percentage. */
const SHARE =
  /^[,，(]?(?:约?占(?:了)?(?:比)?(?:为|是|达)?|(?:约?占)(.{2,24}?)(?:的|比重|比例|的比重|的比例)*(?:为|是|达)?)$/;
const BUDGET_BASE = /预算(?:数|额)?的?$/;
const HUNDRED: Decimal = { units: 100n, scale: 0 };
const DIGITS = 4;

export function findShares(
  claims: readonly ShareClaim[],
  amounts: readonly AmountFact[],
): readonly RateRelation[] {
  return claims.flatMap((claim) => {
    const match = SHARE.exec(claim.phrase);
    if (!match || claim.percent.approximate || !isUsable(claim.part)) return [];
    const named = match[1];
    const whole = named === undefined ? claim.listTotal : wholeNamed(named, claim.part, amounts);
    if (!whole || !isUsable(whole) || isZero(whole.value) || compare(claim.part.value, whole.value) > 0)
      return [];
    const expected = divide(multiply(claim.part.value, HUNDRED), whole.value, DIGITS);
    if (expected === null) return [];
    const tolerance = rateTolerance([claim.part, whole], expected);
    const ref = {
      ...claim.percent.ref,
      start: Math.min(claim.part.ref.start ?? 0, claim.percent.ref.start ?? 0),
    };
    return [
      {
        kind: 'rate' as const,
        rate: 'share' as const,
        name: '占比',
        percent: claim.percent,
        numerator: [claim.part],
        denominator: [whole],
        expected,
        tolerance,
        ref,
      },
    ];
  });
}

/** The last figure of that item, measure and year stated before; null where the text gives two of them. */
function wholeNamed(words: string, part: AmountFact, amounts: readonly AmountFact[]): AmountFact | null {
  if (BUDGET_BASE.test(words)) return null;
  const item = lastItem(words);
  // 占一般公共预算支出的: the name reaches to the end, else it is of something finer.
  if (!item || item.end < words.length) return null;
  const same = amounts.filter(
    (amount) =>
      amount.table === null &&
      amount.itemKey === item.item.key &&
      amount.measure === part.measure &&
      amount.year === part.year &&
      amount.scope === part.scope &&
      isUsable(amount) &&
      isBefore(amount, part),
  );
  const last = same.at(-1);
  return last && same.every(({ value }) => equals(value, last.value)) ? last : null;
}

const isBefore = (left: AmountFact, right: AmountFact): boolean =>
  left.ref.block < right.ref.block ||
  (left.ref.block === right.ref.block && (left.ref.start ?? 0) < (right.ref.start ?? 0));

const isUsable = ({ approximate, per }: AmountFact): boolean => !approximate && !per;
