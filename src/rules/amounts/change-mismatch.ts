import type { ChangeRelation } from '../../model/facts.js';
import { absolute, compare, subtract } from '../../text/decimal.js';
import { defineRule } from '../define-rule.js';
import { agree, difference, formatMoney, printMoney } from '../shared/tolerance.js';

/** This year's figure, last year's and the stated change do not fit together, in amount or in direction. */
export default defineRule({
  id: 'change-mismatch',
  title: '增减额与前后数不符',
  why: '本年数、上年数和增减额三个数算不到一起，至少有一个是错的。',
  remedy: '核对本年和上年决算数，重新计算增减额，并核对“增加”“减少”的方向。',
  severity: 'error',
  source: '增减额＝本年数－上年数；容差同加总',
  needs: ['relations'],
  example: {
    wrong: `
      # 二、支出情况
      2024年基本支出决算81.51万元，比上年决算80万元增加3.51万元。`,
    right: `
      # 二、支出情况
      2024年基本支出决算81.51万元，比上年决算80万元增加1.51万元。`,
  },

  applies: ({ relations }) => relations.some(({ kind }) => kind === 'change'),

  *check({ relations }) {
    for (const relation of relations) {
      if (relation.kind !== 'change') continue;
      const { current, prior, change, tolerance } = relation;
      const real = subtract(current.value, prior.value);
      const isRise = compare(real, { units: 0n, scale: 0 }) >= 0;
      const stated = absolute(change.value);
      const isDirection = agree(absolute(real), stated, tolerance);
      if (isDirection && (isRise === saysRise(relation) || agree(stated, { units: 0n, scale: 0 }, tolerance)))
        continue;
      const right = `${isRise ? '增加' : '减少'}${formatMoney(difference(current.value, prior.value), current.exponent)}`;
      yield {
        message: `${current.item ?? ''}本年${printMoney(current)}、上年${printMoney(prior)}，应为${right}，写的是${saysRise(relation) ? '增加' : '减少'}${printMoney({ ...change, value: stated })}。`,
        at: change.ref,
        related: [current.ref, prior.ref],
        expected: right,
        actual: `${saysRise(relation) ? '增加' : '减少'}${printMoney({ ...change, value: stated })}`,
        confidence: 0.85,
        rests: [current.ref, prior.ref, change.ref],
      };
    }
  },
});

const saysRise = ({ change }: ChangeRelation): boolean =>
  (change.measure === 'increase') === change.value.units >= 0n;
