import type { Exact, ScoreLine, ScoreSheet } from '../../model/facts.js';
import { compare, equals, formatDecimal, parseDecimal, sum } from '../../text/decimal.js';
import { addTo } from '../../text/groups.js';
import { type Claim, defineRule } from '../define-rule.js';

/** A filled score sheet: criteria do not add up to its 合计, a group to its heading, or a score exceeds its 分值. */
export default defineRule({
  id: 'rubric-sheet-sum',
  title: '评分表加总有误',
  why: '评分表的合计和各项得分对不上，评分结果不可信。',
  remedy: '重新加总，改正评分表。',
  severity: 'error',
  source: '评分表：各项分值之和为合计',
  needs: ['scoreSheets'],
  example: {
    wrong: `
      预算单位整体支出绩效自评工作考核评分表
      | 一级标准 | 二级标准 | 分值 | 评分标准 | 得分 |
      | 及时性 | 按时报送 | 10 | 按时报送得10分 | 10 |
      | 及时性 | 按时公开 | 10 | 按时公开得10分 | 8 |
      | 合计 |  | 20 |  | 20 |`,
    right: `
      预算单位整体支出绩效自评工作考核评分表
      | 一级标准 | 二级标准 | 分值 | 评分标准 | 得分 |
      | 及时性 | 按时报送 | 10 | 按时报送得10分 | 10 |
      | 及时性 | 按时公开 | 10 | 按时公开得10分 | 8 |
      | 合计 |  | 20 |  | 18 |`,
  },

  applies: ({ scoreSheets }) =>
    scoreSheets.some(({ lines }) => lines.some(({ score, max }) => score !== null || max !== null)),

  *check({ scoreSheets }) {
    for (const sheet of scoreSheets) {
      yield* checkLines(sheet.lines);
      yield* checkTotal(sheet, '得分', sheet.totalScore, ({ score }) => score);
      yield* checkTotal(sheet, '分值', sheet.totalMax, ({ max }) => max);
      yield* checkGroups(sheet);
    }
  },
});

function* checkLines(lines: readonly ScoreLine[]): Iterable<Claim> {
  for (const { name, max, score, scoreRef, maxRef, ref } of lines) {
    if (max === null || score === null) continue;
    if (compare(score, max) <= 0 && score.units >= 0n) continue;
    yield {
      message: `“${name}”得${formatDecimal(score)}分，超出分值${formatDecimal(max)}分的范围。`,
      at: scoreRef ?? ref,
      related: maxRef ? [maxRef] : [],
      expected: `0至${formatDecimal(max)}`,
      actual: formatDecimal(score),
    };
  }
}

function* checkTotal(
  sheet: ScoreSheet,
  name: string,
  total: Exact | null,
  pick: (line: ScoreLine) => Exact | null,
): Iterable<Claim> {
  if (total === null || sheet.totalRef === null) return;
  const values = sheet.lines.map(pick);
  // A blank among them is not a zero: the sheet is not filled, which is another matter.
  if (values.some((value) => value === null)) return;
  const added = sum(values as readonly Exact[]);
  if (equals(added, total)) return;
  yield {
    message: `评分表各项${name}相加为${formatDecimal(added)}，合计写的是${formatDecimal(total)}。`,
    at: sheet.totalRef,
    expected: formatDecimal(added),
    actual: formatDecimal(total),
  };
}

/** 及时性（20分）: the points that the group's own heading names. */
function* checkGroups({ lines }: ScoreSheet): Iterable<Claim> {
  const groups = new Map<string, ScoreLine[]>();
  for (const line of lines) if (line.group) addTo(groups, line.group, line);
  for (const [group, members] of groups) {
    const printed = /\((\d+(?:\.\d+)?)分\)/.exec(group)?.[1];
    const stated = printed === undefined ? null : parseDecimal(printed);
    if (stated === null || members.some(({ max }) => max === null)) continue;
    const added = sum(members.map(({ max }) => max!));
    if (equals(added, stated)) continue;
    yield {
      message: `“${group}”下各项分值相加为${formatDecimal(added)}分。`,
      at: members[0]!.ref,
      expected: `${formatDecimal(stated)}分`,
      actual: `${formatDecimal(added)}分`,
    };
  }
}
