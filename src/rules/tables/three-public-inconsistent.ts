import type { AmountFact, TableSum } from '../../model/facts.js';
import { equals } from '../../text/decimal.js';
import { addTo } from '../../text/groups.js';
import { toleranceOf } from '../../text/tolerance.js';
import { defineRule } from '../define-rule.js';
import { sumClaims } from '../shared/sum-claims.js';

const TOTAL = '三公经费';
const CARS = '公务用车购置及运行维护费';
const PARTS = ['因公出国(境)费', CARS, '公务接待费'];
const CAR_PARTS = ['公务用车购置费', '公务用车运行维护费'];

/** 三公经费 differs from 出国, 车 and 接待, or 公务用车 from 购置 and 运行, in a table or in the text of one section. */
export default defineRule({
  id: 'three-public-inconsistent',
  title: '“三公”经费加总有误',
  why: '“三公”经费是社会最关注的数字，合计和三项对不上会直接引起质疑。',
  remedy: '核对“三公”经费决算表，改正合计或分项；购置费和运行维护费只计入公务用车一次。',
  severity: 'error',
  source: '“三公”经费＝因公出国（境）费＋公务用车购置及运行维护费＋公务接待费；评分表 C3',
  needs: ['tableSums', 'amounts'],
  example: {
    wrong: `
      2024年度“三公”经费支出决算表
      单位：万元
      | 项目 | 决算数 |
      | “三公”经费 | 5.20 |
      | 因公出国（境）费 | 0.00 |
      | 公务用车购置及运行维护费 | 3.40 |
      | 公务接待费 | 1.20 |`,
    right: `
      2024年度“三公”经费支出决算表
      单位：万元
      | 项目 | 决算数 |
      | “三公”经费 | 4.60 |
      | 因公出国（境）费 | 0.00 |
      | 公务用车购置及运行维护费 | 3.40 |
      | 公务接待费 | 1.20 |`,
  },

  applies: ({ tableSums, amounts }) => tableSums.some(isThreePublic) || spokenSums(amounts).length > 0,

  *check({ tableSums, amounts }) {
    yield* sumClaims(tableSums.filter(isThreePublic));
    yield* sumClaims(spokenSums(amounts), () => false);
  },
});

function isThreePublic({ total, parts }: TableSum): boolean {
  return (
    total.itemKey !== null &&
    [TOTAL, CARS].includes(total.itemKey) &&
    parts.some(({ itemKey }) => itemKey !== null && [...PARTS, ...CAR_PARTS].includes(itemKey))
  );
}

/** Total and parts as the text of one section has them, each in one value of one measure, year and scope. */
function spokenSums(amounts: readonly AmountFact[]): readonly TableSum[] {
  const groups = new Map<string, AmountFact[]>();
  for (const amount of amounts) {
    const { itemKey, measure, year, scope, section, table, approximate, per } = amount;
    if (itemKey === null || measure === null || table !== null || approximate || per) continue;
    if (![TOTAL, ...PARTS, ...CAR_PARTS].includes(itemKey)) continue;
    const key = [section, measure, year, scope].join('|');
    addTo(groups, key, amount);
  }
  return [...groups.values()].flatMap((group) =>
    [sumOf(group, TOTAL, PARTS), sumOf(group, CARS, CAR_PARTS)].flat(),
  );
}

function sumOf(group: readonly AmountFact[], key: string, parts: readonly string[]): readonly TableSum[] {
  const total = onlyOne(group, key);
  const own = parts.map((part) => onlyOne(group, part));
  // All parts must be named, each with one value: a section may speak of several units.
  if (!total || own.some((amount) => amount === null)) return [];
  const found = own as readonly AmountFact[];
  return [
    {
      table: total.table,
      direction: 'down',
      name: total.item ?? key,
      along: '',
      total,
      parts: found,
      partNames: found.map(({ item }, index) => item ?? parts[index]!),
      blanks: [],
      blankRefs: [],
      complete: true,
      tolerance: toleranceOf([total, ...found]),
    },
  ];
}

function onlyOne(group: readonly AmountFact[], key: string): AmountFact | null {
  const [first, ...rest] = group.filter(({ itemKey }) => itemKey === key);
  return first && rest.every(({ value }) => equals(value, first.value)) ? first : null;
}
