import type { BasicData, Exact, Passage, Section } from '../../model/facts.js';
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
import { foldKey } from '../../text/fold.js';
import { defineRule } from '../define-rule.js';

const HUNDRED: Exact = { units: 100n, scale: 0 };
/** What explains that more people are in post than approved. */
const EXPLAINED =
  /超编|超出编制|超过编制|超员|编外|临聘|临时|聘用|聘任|雇员|借调|划转|合并|机构改革|军转|转业|退役|安置|政策性|引进|周转|公益性岗位|特岗|三支一扶|工勤|未核减|消化|混编|挂职/;

/** 控制率 is not 实际在职 / 编制, or more people are in post than approved and nothing says why. */
export default defineRule({
  id: 'headcount-rate',
  title: '人员控制率有误或超编未说明',
  why: '控制率应为实际在职人数除以编制数，超编又不说明是人员经费问题的直接线索。',
  remedy: '重新计算控制率；实际在职超过编制的，说明原因。',
  severity: 'warning',
  source: '基础数据表：控制率＝实际在职人数÷编制数；容差为末位一个单位',
  needs: ['basicData', 'passages', 'sections'],
  example: {
    wrong: `
      部门整体支出绩效评价基础数据表
      | 财政供养人员情况 | 编制数 | 2024年实际在职人数 | 控制率 |
      | | 20 | 18 | 95.00% |`,
    right: `
      部门整体支出绩效评价基础数据表
      | 财政供养人员情况 | 编制数 | 2024年实际在职人数 | 控制率 |
      | | 20 | 18 | 90.00% |`,
  },

  applies: ({ basicData }) =>
    basicData.some(({ staffQuota, staffActual }) => staffQuota !== null && staffActual !== null),

  *check({ basicData, passages, sections }) {
    for (const { staffQuota, staffActual, staffRate, ref } of basicData) {
      if (!staffQuota || !staffActual || isZero(staffQuota.value)) continue;
      const real = divide(multiply(staffActual.value, HUNDRED), staffQuota.value, 6)!;
      const expected = `${formatDecimal(divide(real, { units: 1n, scale: 0 }, 2)!, 2)}%`;
      if (staffRate && !agrees(staffRate, real)) {
        yield {
          message: `控制率写的是${staffRate.printed}，按实际在职${staffActual.printed}÷编制${staffQuota.printed}应为${expected}。`,
          at: staffRate.ref,
          related: [staffActual.ref, staffQuota.ref],
          expected,
          actual: staffRate.printed,
          rests: [staffRate.ref],
        };
        // One of the three figures is wrong: whether there are too many people is not known.
        continue;
      }
      if (compare(staffActual.value, staffQuota.value) <= 0) continue;
      if (wordsAround(passages, sections, ref.block).some((text) => EXPLAINED.test(foldKey(text)))) continue;
      yield {
        message: `实际在职${staffActual.printed}人，超过编制${staffQuota.printed}人，没有说明原因。`,
        at: staffActual.ref,
        related: [staffQuota.ref],
        expected: `不超过${staffQuota.printed}人，或说明原因`,
        actual: `${staffActual.printed}人`,
        confidence: 0.75,
        rests: [staffActual.ref],
      };
    }
  },
});

/** 94.29%, and without a sign 0.9429 or 94.29; what is printed may be cut off. */
function agrees({ value, printed }: NonNullable<BasicData['staffRate']>, real: Exact): boolean {
  const isRatio = !/[%％]/.test(printed) && compare(value, { units: 3n, scale: 0 }) <= 0;
  const factor = isRatio ? HUNDRED : { units: 1n, scale: 0 };
  const step = multiply(powerOfTen(-value.scale), factor);
  return compare(absolute(subtract(multiply(value, factor), real)), step) <= 0;
}

/** How many blocks behind a table its notes may stand. */
const NOTES = 4;

/** The part on the unit itself, wherever people are spoken of, and the notes behind the table. */
function wordsAround(
  passages: readonly Passage[],
  sections: readonly Section[],
  table: number,
): readonly string[] {
  const basic = new Set(sections.filter(({ kinds }) => kinds.includes('basic')).map(({ id }) => id));
  return passages
    .filter(
      ({ section, ref, text }) =>
        (section !== null && basic.has(section)) ||
        /编制|在职|人员/.test(text) ||
        (ref.block > table && ref.block <= table + NOTES),
    )
    .map(({ text }) => text);
}
