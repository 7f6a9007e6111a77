import { defineRule } from '../define-rule.js';
import { sumClaims } from '../shared/sum-claims.js';

/** Items that three-public-inconsistent speaks of where no row or column is called a total. */
const NAMED = /三公|公务用车|公车/;

/**
 * A total row or column differs from what it covers. How a column adds up is printed nowhere, so the facts give only sums
 * that some reading explains, that the other columns teach, or that leave no doubt (facts/tables/sums).
 */
export default defineRule({
  id: 'table-total-mismatch',
  title: '表格合计与明细不符',
  why: '表中合计、小计或年度资金总额和它下面的各项加不到一起，至少有一个数字是错的。',
  remedy: '核对原始账表，改正合计或明细。',
  severity: 'error',
  source: '评分表 C3；容差：各数字末位的一半之和，不小于0.01万元',
  needs: ['tableSums'],
  example: {
    wrong: `
      单位：万元
      | 乡镇 | 补助金额 |
      | 东乡镇 | 3.00 |
      | 西乡镇 | 4.50 |
      | 合计 | 8.50 |`,
    right: `
      单位：万元
      | 乡镇 | 补助金额 |
      | 东乡镇 | 3.00 |
      | 西乡镇 | 4.50 |
      | 合计 | 7.50 |`,
  },

  applies: ({ tableSums }) => tableSums.some(({ name }) => !NAMED.test(name)),

  *check({ tableSums }) {
    yield* sumClaims(tableSums.filter(({ name }) => !NAMED.test(name)));
  },
});
