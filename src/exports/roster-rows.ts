import { type RosterLine, type RosterReport, rosterStateNames } from '../model/roster.js';
import { html, type Markup } from './markup.js';
import { columns, type Row } from './sheet.js';

/** 报送情况 as rows: the list first, then who is not on it. CSV, workbook and page say the same. */
export const rosterColumns = columns([
  ['单位', 28],
  ['状态', 18],
  ['截止日期', 12],
  ['报送日期', 12],
  ['逾期工作日', 12],
  ['材料', 60],
]);

export function rosterRows({ lines, strangers, nameless }: RosterReport): readonly Row[] {
  return [
    ...lines.map(({ unit, due, state, submitted, late, sources }) => [
      unit,
      rosterStateNames[state],
      due,
      submitted,
      state === 'late' ? late : null,
      sources.join('；'),
    ]),
    ...strangers.map(({ unit, source }) => [unit, '不在清单中', null, null, null, source]),
    ...nameless.map((source) => ['', '看不出单位', null, null, null, source]),
  ];
}

const count = (lines: readonly RosterLine[], ...states: readonly RosterLine['state'][]): number =>
  lines.filter(({ state }) => states.includes(state)).length;

/** 应交 40 家，已报送 37 家（逾期 2 家），未报送 3 家：…… */
export function rosterSummary({ lines, strangers, nameless }: RosterReport): string {
  const absent = lines.filter(({ state }) => state === 'absent').map(({ unit }) => unit);
  const SHOWN = 10;
  const more = absent.length > SHOWN ? '等' : '';
  const parts = [
    `应交 ${lines.length} 家，已报送 ${lines.length - absent.length} 家（逾期 ${count(lines, 'late')} 家，日期不明 ${count(lines, 'no-date')} 家，未能读取 ${count(lines, 'unread')} 家）`,
    absent.length === 0
      ? '没有未报送的'
      : `未报送 ${absent.length} 家：${absent.slice(0, SHOWN).join('、')}${more}`,
    ...(strangers.length > 0 ? [`不在清单中的材料 ${strangers.length} 份`] : []),
    ...(nameless.length > 0 ? [`看不出单位的材料 ${nameless.length} 份，可能属于未报送的单位`] : []),
  ];
  return `报送情况：${parts.join('；')}。`;
}

/** A section of index.html. */
export function rosterSection(report: RosterReport): Markup {
  return html`<section id="roster"><h2>报送情况</h2>
<p>${rosterSummary(report).replace(/^报送情况：/, '')}</p>
<div class="scroll"><table>
<thead><tr>${rosterColumns.map(({ heading }) => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>
${rosterRows(report).map(
  (row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
)}</tbody>
</table></div>
</section>
`;
}
