import type { FailedSubmission, Review, Severity } from '../model/review.js';
import type { RosterReport } from '../model/roster.js';
import { sectionId } from './finding-links.js';
import { type RuleLegend, severities, severityNames } from './legend.js';
import { html, type Markup } from './markup.js';
import { pageHead } from './page-head.js';
import { groupBy, points, rangeOf, selfScoreOf, unitOf } from './places.js';
import { rosterSection } from './roster-rows.js';
import { contentPolicy, pageScript } from './summary-page.js';
import { submissionSection } from './summary-submission.js';

/**
 * All reviews of a run as one page that needs nothing but itself. The reviews are gone through twice (first for the
 * table, then for the sections) and never held together, so pass something that can be: a list, or an object that reads
 * them anew each time. What can only be read once is held in memory.
 */
export async function* summaryHtml(
  reviews: Iterable<Review> | AsyncIterable<Review>,
  rules: readonly RuleLegend[],
  failures: readonly FailedSubmission[] = [],
  roster: RosterReport | null = null,
): AsyncGenerator<string> {
  const twice = isReadOnce(reviews) ? await collect(reviews) : reviews;
  const lines: SummaryLine[] = [];
  for await (const review of twice) lines.push(summaryLine(review));
  const isFolded =
    lines.reduce((sum, { counts }) => sum + counts.error + counts.warning + counts.info, 0) > SHOWN_AT_ONCE;
  yield head(lines, failures, { rules, isFolded }).markup;

  if (roster) yield rosterSection(roster).markup;
  const titles = new Map(rules.map(({ id, title }) => [id, title]));
  let position = 0;
  for await (const review of twice) {
    yield submissionSection(review, titles, { position, isFolded }).markup;
    position += 1;
  }
  if (failures.length > 0) yield failureSection(failures).markup;
  // The one script is ours and its hash stands in the policy; it must not pass through escaping.
  yield `</main>\n<script>${pageScript}</script>\n</body>\n</html>\n`;
}

/** Findings up to which the whole page is built when it is opened. */
const SHOWN_AT_ONCE = 2000;

function isReadOnce(reviews: Iterable<Review> | AsyncIterable<Review>): boolean {
  const iterator =
    Symbol.asyncIterator in reviews ? reviews[Symbol.asyncIterator]() : reviews[Symbol.iterator]();
  return (iterator as unknown) === reviews;
}

async function collect(reviews: Iterable<Review> | AsyncIterable<Review>): Promise<Review[]> {
  const all: Review[] = [];
  for await (const review of reviews) all.push(review);
  return all;
}

interface SummaryLine {
  readonly unit: string;
  readonly year: number | null;
  readonly suggested: number;
  readonly max: number;
  readonly range: readonly [number, number];
  readonly selfScore: number | null;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly checks: number;
  readonly failures: number;
  /** Findings by rule. */
  readonly rules: ReadonlyMap<string, number>;
}

function summaryLine(review: Review): SummaryLine {
  const { findings, rubric, errors } = review;
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return {
    unit: unitOf(review),
    year: review.year,
    suggested: rubric.suggested,
    max: rubric.max,
    range: rubric.range,
    selfScore: selfScoreOf(review),
    counts: { error: count('error'), warning: count('warning'), info: count('info') },
    checks: findings.filter(({ certainty }) => certainty === 'check').length,
    failures: errors.length,
    rules: new Map([...groupBy(findings, ({ rule }) => rule)].map(([rule, all]) => [rule, all.length])),
  };
}

/** What gave no review at all, at the end of the page. */
function failureSection(failures: readonly FailedSubmission[]): Markup {
  return html`<section id="failures"><h2>未能读取的材料（${failures.length}）</h2>
<ul>${failures.flatMap(({ source, errors }) =>
    errors.map(
      ({ file, message }) =>
        html`<li><b>${source === file || source.endsWith(`/${file}`) ? source : `${source} › ${file}`}</b> ${message}</li>`,
    ),
  )}</ul></section>
`;
}

interface PageOptions {
  readonly rules: readonly RuleLegend[];
  readonly isFolded: boolean;
}

function head(
  lines: readonly SummaryLine[],
  failures: readonly FailedSubmission[],
  options: PageOptions,
): Markup {
  return html`${pageHead('绩效自评报告审核结果', contentPolicy)}
<body data-show="all">
<header>
<h1>绩效自评报告审核结果</h1>
<p class="soft">建议得分只计已能评定的项目；“得分区间”是待定项目可能的最低与最高总分。标“需人工核对”的疑点不扣分。</p>
${totals(lines, failures)}
</header>
<main>
${table(lines, options)}
`;
}

function totals(lines: readonly SummaryLine[], failed: readonly FailedSubmission[]): Markup {
  const sum = (pick: (line: SummaryLine) => number) => lines.reduce((total, line) => total + pick(line), 0);
  const items: readonly (readonly [string, number, string])[] = [
    ['材料', lines.length, ''],
    ...severities.map(
      (severity) => [severityNames[severity], sum(({ counts }) => counts[severity]), severity] as const,
    ),
    ['需人工核对', sum(({ checks }) => checks), ''],
    [
      '读取失败',
      sum(({ failures }) => failures) + failed.reduce((count, { errors }) => count + errors.length, 0),
      '',
    ],
  ];
  return html`<ul class="totals">${items.map(
    ([name, count, kind]) => html`<li class="${kind}"><b>${count}</b>${name}</li>`,
  )}</ul>`;
}

const columns: readonly (readonly [heading: string, isNumber: boolean])[] = [
  ['单位', false],
  ['年度', true],
  ['建议得分', true],
  ['得分区间', true],
  ['自评分', true],
  ['错误', true],
  ['警告', true],
  ['提示', true],
  ['读取失败', true],
];

function table(lines: readonly SummaryLine[], { rules, isFolded }: PageOptions): Markup {
  return html`<div class="controls">
<label>查找 <input id="search" type="search" placeholder="单位、年度或疑点中的文字"></label>
<label>只看 <select id="show"><option value="all">全部</option>${severities.map(
    (severity) => html`<option value="${severity}">有${severityNames[severity]}</option>`,
  )}<option value="failures">有读取失败</option></select></label>
<label>规则 <select id="rule"><option value="">全部</option>${ruleOptions(lines, rules)}</select></label>
<span id="shown" class="soft" role="status"></span><span class="soft">打印只包括筛选出的材料</span>
</div>
${isFolded ? html`<noscript><p class="error">疑点较多，浏览器须允许运行脚本才能显示明细。</p></noscript>` : null}
<div class="scroll"><table id="submissions">
<thead><tr>${columns.map(
    ([heading, isNumber]) =>
      html`<th scope="col" class="${isNumber ? 'number' : ''}"><button>${heading}</button></th>`,
  )}</tr></thead>
<tbody>
${lines.map(row)}</tbody>
</table></div>
`;
}

/** Those that were hit, in the order of the rules, with how often. */
function ruleOptions(lines: readonly SummaryLine[], rules: readonly RuleLegend[]): Markup[] {
  const hits = new Map<string, number>();
  for (const line of lines)
    for (const [rule, count] of line.rules) hits.set(rule, (hits.get(rule) ?? 0) + count);
  const titles = new Map(rules.map(({ id, title }) => [id, title]));
  const ids = [...titles.keys(), ...hits.keys()].filter((id) => hits.has(id));
  return [...new Set(ids)].map(
    (id) => html`<option value="${id}">${titles.get(id) ?? id}（${hits.get(id)}）</option>`,
  );
}

function row(line: SummaryLine, index: number): Markup {
  const { unit, year, suggested, max, range, selfScore, counts, failures } = line;
  const id = sectionId(index);
  return html`<tr data-section="${id}" data-error="${counts.error}" data-warning="${counts.warning}" data-info="${counts.info}" data-failures="${failures}" data-rules="${[...line.rules.keys()].join(' ')}">
<td><a href="#${id}">${unit}</a></td>
<td class="number">${year}</td>
<td class="number" data-value="${suggested}">${points(suggested)} / ${points(max)}</td>
<td class="number" data-value="${range[0]}">${rangeOf(range)}</td>
<td class="number">${selfScore === null ? '—' : points(selfScore)}</td>
${severities.map((severity) => html`<td class="number ${counts[severity] > 0 ? severity : ''}">${counts[severity]}</td>`)}
<td class="number ${failures > 0 ? 'error' : ''}">${failures}</td>
</tr>
`;
}
