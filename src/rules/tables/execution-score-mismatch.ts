import type { Exact, FormFigure, FundRow } from '../../model/facts.js';
import {
  absolute,
  compare,
  divide,
  formatDecimal,
  isZero,
  multiply,
  powerOfTen,
  subtract,
} from '../../text/decimal.js';
import { rateTolerance } from '../../text/tolerance.js';
import { type Claim, defineRule } from '../define-rule.js';
import { printMoney } from '../shared/tolerance.js';

const HUNDRED: Exact = { units: 100n, scale: 0 };

/**
 * The execution rate is not B/A, or its score is not the points times the rate. A is the whole-year or adjusted budget. One
 * of the last printed digit either way is rounding or cutting off; with A and B zero there is no rate.
 */
export default defineRule({
  id: 'execution-score-mismatch',
  title: '预算执行率或其得分有误',
  why: '执行率应为全年执行数除以全年预算数，得分应为分值乘以执行率，算错会影响总分。',
  remedy: '按B/A重新计算执行率，按分值×执行率（不超过分值）重新计算得分。',
  severity: 'warning',
  source: '财政部项目支出绩效自评表：执行率（B/A），得分＝分值×执行率；容差为末位一个单位',
  needs: ['forms'],
  example: {
    wrong: `
      项目支出绩效自评表
      | 项目名称 | 档案整理 | | | | | |
      | 项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
      | 年度资金总额 | 50.00 | 48.00 | 36.00 | 10 | 85.00% | 8.5 |`,
    right: `
      项目支出绩效自评表
      | 项目名称 | 档案整理 | | | | | |
      | 项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
      | 年度资金总额 | 50.00 | 48.00 | 36.00 | 10 | 75.00% | 7.5 |`,
  },

  applies: ({ forms }) =>
    forms.some(({ funds }) =>
      funds.some(({ adjusted, executed, rate, score }) => adjusted && executed && (rate || score)),
    ),

  *check({ forms }) {
    for (const { funds } of forms) for (const row of funds) yield* checkRow(row);
  },
});

function* checkRow(row: FundRow): Iterable<Claim> {
  const { adjusted, executed, rate, score, weight, label } = row;
  if (!adjusted || !executed || isZero(adjusted.value) || executed.value.units < 0n) return;
  const real = divide(multiply(executed.value, HUNDRED), adjusted.value, 6)!;
  const rests = [adjusted.ref, executed.ref, ...(rate ? [rate.ref] : [])];
  const stated = rate ? percentOf(rate) : null;
  const slack = rateTolerance([adjusted, executed], real);
  const isRateRight =
    stated === null || compare(absolute(subtract(stated.value, real)), sum2(stated.step, slack)) <= 0;
  const earned = weight && score ? pointsFor(weight.value, real) : null;
  const byStated = weight && stated ? pointsFor(weight.value, stated.value) : null;
  const isScoreRight =
    !score || !earned || [earned, ...(byStated ? [byStated] : [])].some((points) => isNear(score, points));
  if (isRateRight && isScoreRight) return;
  const figures = `${printMoney(executed)}÷${printMoney(adjusted)}`;
  if (!isRateRight) {
    const expected = `${formatDecimal(divide(real, { units: 1n, scale: 0 }, 2)!, 2)}%`;
    yield {
      message: `“${label}”的执行率写的是${rate!.printed}，按${figures}计算应为${expected}${isScoreRight ? '' : `，得分${score!.printed}也不符`}。`,
      at: rate!.ref,
      related: [executed.ref, adjusted.ref, ...(isScoreRight ? [] : [score!.ref])],
      expected,
      actual: rate!.printed,
      rests: score && !isScoreRight ? [...rests, score.ref] : rests,
    };
    return;
  }
  const expected = formatDecimal(divide(earned!, { units: 1n, scale: 0 }, 2)!);
  yield {
    message: `“${label}”的得分写的是${score!.printed}，分值${weight!.printed}×执行率应为${expected}。`,
    at: score!.ref,
    related: [weight!.ref, ...(rate ? [rate.ref] : []), executed.ref, adjusted.ref],
    expected,
    actual: score!.printed,
    rests: [...rests, score!.ref, weight!.ref],
  };
}

const sum2 = (left: Exact, right: Exact): Exact =>
  subtract(left, { units: -right.units, scale: right.scale });

/** 96.88% and, without a percent sign, 0.9688 or 96.88. */
function percentOf({ value, printed }: FormFigure): { readonly value: Exact; readonly step: Exact } {
  const isRatio = !/[%％]/.test(printed) && compare(value, { units: 15n, scale: 1 }) <= 0;
  const factor = isRatio ? HUNDRED : { units: 1n, scale: 0 };
  return { value: multiply(value, factor), step: multiply(powerOfTen(-value.scale), factor) };
}

/** Points times rate, at most the points. */
function pointsFor(weight: Exact, percent: Exact): Exact {
  const capped = compare(percent, HUNDRED) > 0 ? HUNDRED : percent;
  return divide(multiply(weight, capped), HUNDRED, 6)!;
}

/** Printed with two decimals it may be cut off; printed whole it is rounded. */
function isNear({ value }: FormFigure, points: Exact): boolean {
  const step = powerOfTen(-value.scale);
  const allowed = value.scale === 0 ? { units: 5n, scale: 1 } : step;
  return compare(absolute(subtract(value, points)), allowed) <= 0;
}
