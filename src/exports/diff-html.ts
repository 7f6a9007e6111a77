import { diffStateNames, diffStates, type RunDiff, type SubmissionDiff } from '../model/diff.js';
import { countsLine, unitOfDiff } from './diff-rows.js';
import { type RuleLegend, severityNames } from './legend.js';
import { html, type Markup } from './markup.js';
import { pageHead } from './page-head.js';

/** Nothing may be loaded and nothing run: the page is text. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Two runs as one page that needs nothing but itself, in pieces. */
export function* diffHtml(diff: RunDiff, rules: readonly RuleLegend[]): Generator<string> {
  const { submissions, onlyOld, onlyNew, totals } = diff;
  yield html`${pageHead('绩效自评报告整改情况', POLICY)}
<body>
<header>
<h1>绩效自评报告整改情况</h1>
<p class="soft">两次审核相比。“无法判断”：上次的疑点本次没有出现，但所在页面未能识别，或规则本次没有检查。</p>
<ul class="totals"><li><b>${submissions.length}</b>两次都有的材料</li>${diffStates.map(
    (state) => html`<li><b>${totals[state]}</b>${diffStateNames[state]}</li>`,
  )}</ul>
</header>
<main>
`.markup;
  const titles = new Map(rules.map(({ id, title }) => [id, title]));
  for (const one of submissions) yield section(one, titles).markup;
  yield only('仅上次有的材料', onlyOld).markup;
  yield only('仅本次有的材料', onlyNew).markup;
  yield '</main>\n</body>\n</html>\n';
}

function section(diff: SubmissionDiff, titles: ReadonlyMap<string, string>): Markup {
  const { year, counts, findings } = diff;
  return html`<section class="submission">
<h2>${unitOfDiff(diff)}${year === null ? null : html` <span class="soft">${year} 年度</span>`}</h2>
<p>${countsLine(counts)}</p>
${
  findings.length === 0
    ? null
    : html`<div class="scroll"><table>
<thead><tr><th>状态</th><th>等级</th><th>规则</th><th>问题</th><th>原文</th></tr></thead>
<tbody>
${findings.map(
  ({ state, severity, rule, message, quote, file, reason }) => html`<tr>
<td class="nowrap">${diffStateNames[state]}</td><td class="${severity}">${severityNames[severity]}</td><td>${titles.get(rule) ?? rule}</td>
<td>${message}${reason === null ? null : html`<br><span class="soft">${reason}</span>`}</td>
<td><q>${quote}</q><br><span class="soft">${file}</span></td></tr>
`,
)}</tbody></table></div>`
}
</section>
`;
}

function only(title: string, submissions: RunDiff['onlyOld']): Markup {
  if (submissions.length === 0) return html``;
  return html`<section class="submission"><h2>${title}（${submissions.length}）</h2>
<ul>${submissions.map(({ unit, year, source }) => html`<li>${unit ?? ''}${year === null ? null : ` ${year} 年度`} <span class="soft">${source}</span></li>`)}</ul>
</section>
`;
}
