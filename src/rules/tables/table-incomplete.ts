import type { FormCell, Ref, TableSum } from '../../model/facts.js';
import { add, compare } from '../../text/decimal.js';
import { type Claim, defineRule } from '../define-rule.js';
import { printMoney, total as totalOf } from '../shared/tolerance.js';

/** Names of empty cells that are written out. */
const MOST_NAMED = 4;

/**
 * Cells that a form asks for are empty, or 指标1：…… of the empty form was left in. What a form lets stay empty is no cell of
 * it here: rows that are not used, 其他资金, 偏差原因, notes. In a money table parts are empty that the total must hold.
 */
export default defineRule({
  id: 'table-incomplete',
  title: '表格填写不完整',
  why: '附表必填的格子空着，财政部门无法核对，评分表按不完整扣分。',
  remedy: '把空着的格子补填完整；没有发生的填0，不适用的划“—”，多余的模板行删除。',
  severity: 'warning',
  source: '评分表 C3：基础数据表、整体支出和项目支出绩效自评表内数据填写完整',
  needs: ['forms', 'basicData', 'tableSums'],
  example: {
    wrong: `
      项目支出绩效自评表
      | 项目名称 | 档案整理 | | | | | |
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 产出指标 | 数量指标 | 整理档案卷数 | ≥100卷 | | 50 | |
      | 效益指标 | 社会效益 | 指标1：…… | | | | |
      | 总分 | | | | | 100 | |`,
    right: `
      项目支出绩效自评表
      | 项目名称 | 档案整理 | | | | | |
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 产出指标 | 数量指标 | 整理档案卷数 | ≥100卷 | 120卷 | 60 | 60 |
      | 效益指标 | 社会效益 | 查阅人次 | ≥500 | 520 | 40 | 40 |
      | 总分 | | | | | 100 | 100 |`,
  },

  applies: ({ forms, basicData, tableSums }) =>
    [...forms, ...basicData].some(({ cells }) => cells.length > 0) || tableSums.some(hasOpenPart),

  *check({ forms, basicData, tableSums }) {
    for (const { name, cells, templates, unrecognised } of forms) {
      if (unrecognised.includes('绩效指标') && templates.length === 0) continue;
      yield* formClaims(name === null ? '自评表' : `“${shorten(name)}”自评表`, cells, templates);
    }
    for (const { cells } of basicData) yield* formClaims('基础数据表', cells, []);
    const told = new Set<string>();
    for (const sum of tableSums.filter(hasOpenPart)) {
      if (told.has(sum.total.id)) continue;
      told.add(sum.total.id);
      const parts =
        sum.parts.length > 0
          ? `已填的各项相加只有${printMoney({ ...sum.total, value: totalOf(sum.parts) })}`
          : '';
      yield {
        message: `“${sum.name}”为${printMoney(sum.total)}，${parts}，${sum.blanks.slice(0, MOST_NAMED).join('、')}空着没有填。`,
        at: sum.total.ref,
        related: [...sum.blankRefs, ...sum.parts.map(({ ref }) => ref)],
        expected: '各项填写完整',
        actual: `空${sum.blanks.length}项`,
        confidence: 0.8,
        rests: [sum.total.ref],
      };
    }
  },
});

function* formClaims(name: string, cells: readonly FormCell[], templates: readonly Ref[]): Iterable<Claim> {
  const open = cells.filter(({ filled }) => !filled);
  if (open.length === 0 && templates.length === 0) return;
  const names = open.slice(0, MOST_NAMED).map((cell) => cell.name);
  const blank = `应填${cells.length}格，已填${cells.length - open.length}格，空着${names.join('、')}${open.length > MOST_NAMED ? '等' : ''}`;
  const left = `${templates.length}行“指标1：……”模板没有删除`;
  const said = [...(open.length > 0 ? [blank] : []), ...(templates.length > 0 ? [left] : [])].join('；');
  const [first, ...more] = dedupe([...open.map(({ ref }) => ref), ...templates]);
  yield {
    message: `${name}填写不完整：${said}。`,
    at: first!,
    related: more.slice(0, 6),
    expected: `${cells.length}格`,
    actual: `${cells.length - open.length}格`,
    confidence: 0.85,
  };
}

function dedupe(refs: readonly Ref[]): readonly Ref[] {
  return [...new Map(refs.map((ref) => [`${ref.block}/${ref.cell?.row}/${ref.cell?.column}`, ref])).values()];
}

const shorten = (name: string): string => (name.length > 24 ? `${name.slice(0, 24)}…` : name);

/** Totals whose parts are known; in an accounts table an empty row is one where nothing was spent. */
const KNOWN = /总额$|^三公经费$|^公务用车购置及运行维护费$|^基本支出$|^人员经费$/;

/** Every part has a row, some are empty, and what is filled in does not make the total. */
function hasOpenPart({ table, name, total, parts, blanks, complete, tolerance }: TableSum): boolean {
  if (!KNOWN.test(name) && !KNOWN.test(total.itemKey ?? '')) return false;
  if (table === null || !complete || blanks.length === 0 || parts.some(({ value }) => value.units < 0n))
    return false;
  return compare(total.value, add(totalOf(parts), tolerance)) > 0;
}
