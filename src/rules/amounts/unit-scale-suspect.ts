import type { AmountFact, LedgerEntry, SumRelation } from '../../model/facts.js';
import { compare, type Decimal, isZero, multiply, powerOfTen, subtract } from '../../text/decimal.js';
import { type Claim, defineSubmissionRule } from '../define-rule.js';
import { agree, formatMoney, printMoney, total } from '../shared/tolerance.js';

/** 元 for 万元, 万元 for 亿元, 元 for 亿元. */
const SHIFTS = [4, 8];
const MEASURES = new Set(['initial-budget', 'budget', 'adjusted-budget', 'final', 'prior-final', 'revenue']);

/** One fact stands there twice, 10^4 or 10^8 apart, or a total fits its parts only in another unit: 元 and 万元 were mixed up. */
export default defineSubmissionRule({
  id: 'unit-scale-suspect',
  title: '金额单位疑似写错',
  why: '同一金额相差一万倍或一亿倍，多半是把元、万元、亿元写混了。',
  remedy: '核对金额单位，改正写错的一处。',
  severity: 'error',
  source: '评分表 C2/C3；同一金额换算单位后应当相等',
  needs: ['documents', 'ledger'],
  example: {
    wrong: `
      # 二、项目支出情况
      2024年村卫生室补助共471.23元，其中：中央资金189.63万元，省级资金281.6万元。`,
    right: `
      # 二、项目支出情况
      2024年村卫生室补助共471.23万元，其中：中央资金189.63万元，省级资金281.6万元。`,
  },

  applies: ({ documents }) => documents.flatMap(({ amounts }) => amounts).length > 1,

  *check({ documents, ledger }) {
    for (const { relations } of documents) {
      for (const relation of relations) if (relation.kind === 'sum') yield* inSum(relation);
    }
    for (const entry of ledger) yield* inMentions(entry);
  },
});

/** A total that agrees with its parts once it is read in another unit, and by far not before. */
function* inSum({ total: whole, parts, tolerance }: SumRelation): Iterable<Claim> {
  if (parts.length < 2 || isZero(whole.value)) return;
  const added = total(parts);
  const right = SHIFTS.flatMap((shift) => [shift, -shift]).find((shift) => {
    const read = scaled(whole, shift);
    const wide = { units: tolerance.units + scaledStep(whole, shift).units, scale: tolerance.scale };
    return agree(added, read, shift > 0 ? tolerance : wide) && !isZero(added);
  });
  if (right === undefined || !isOneUnit(parts)) return;
  yield {
    message: `${whole.item ?? '合计'}写的是${printMoney(whole)}，各分项相加为${formatMoney(added, parts[0]!.exponent)}，相差${timesOf(right)}，单位疑似写错。`,
    at: whole.ref,
    related: parts.map(({ ref }) => ref),
    expected: formatMoney(added, parts[0]!.exponent),
    actual: printMoney(whole),
    confidence: 0.9,
    rests: [whole.ref, ...parts.map(({ ref }) => ref)],
  };
}

const isOneUnit = (parts: readonly AmountFact[]): boolean =>
  parts.every(({ exponent }) => exponent === parts[0]!.exponent);

function* inMentions({ item, measure, year, mentions }: LedgerEntry): Iterable<Claim> {
  if (!MEASURES.has(measure)) return;
  const first = mentions[0]!;
  for (const other of mentions.slice(1)) {
    if (isZero(first.value) || isZero(other.value)) continue;
    const shift = SHIFTS.flatMap((one) => [one, -one]).find((one) => isShifted(first, other, one));
    if (shift === undefined) continue;
    yield {
      message: `${year}年${item}一处写的是${printMoney(first)}，一处是${printMoney(other)}，相差${timesOf(shift)}，单位疑似写错。`,
      at: other.ref,
      related: [first.ref],
      expected: printMoney(first),
      actual: printMoney(other),
      confidence: 0.85,
      rests: [other.ref, first.ref],
    };
    return;
  }
}

/** `other` is `first` times ten to the `shift`, as far as the printed digits tell. */
function isShifted(first: AmountFact, other: AmountFact, shift: number): boolean {
  const [small, large] = shift > 0 ? [first, other] : [other, first];
  const apart = Math.abs(shift);
  // 1元 and 1万元 may be two things; three digits that recur are no chance.
  if (digitsOf(small) < 3 || digitsOf(large) < 3) return false;
  const difference = subtract(scaled(small, apart), large.value);
  const off = {
    units: difference.units < 0n ? -difference.units : difference.units,
    scale: difference.scale,
  };
  const steps = [scaledStep(small, apart), large.step];
  return steps.some((step) => compare(multiply(off, { units: 2n, scale: 0 }), step) <= 0);
}

const scaled = ({ value }: AmountFact, shift: number): Decimal => multiply(value, powerOfTen(shift));
const scaledStep = ({ step }: AmountFact, shift: number): Decimal => multiply(step, powerOfTen(shift));

/** Digits from the first to the last that is not zero: 471.23 has five, 10000 one. */
function digitsOf({ value }: AmountFact): number {
  return String(value.units)
    .replace(/^-/, '')
    .replace(/^0+|0+$/g, '').length;
}

const timesOf = (shift: number): string => (Math.abs(shift) === 4 ? '一万倍' : '一亿倍');
