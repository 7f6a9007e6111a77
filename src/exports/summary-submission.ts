import type { CriterionResult, DocumentResult, Finding, Review, SectionResult } from '../model/review.js';
import { doubtfulList, doubtfulWithin } from './doubtful-figures.js';
import { findingId, sectionId } from './finding-links.js';
import { outcomeNames, severities, severityNames } from './legend.js';
import { html, type Markup } from './markup.js';
import {
  causesOf,
  groupBy,
  headingOf,
  placeOf,
  points,
  rangeOf,
  type SectionPath,
  sectionPaths,
  selfScoreOf,
  unitOf,
} from './places.js';

export interface SectionOptions {
  /** Of the review in the run: the places of its findings are named by it. */
  readonly position: number;
  /**
   * Written as a comment, which the page's script makes a section of when somebody comes near: a browser that builds all of a
   * hundred thousand findings at once is slow for ever. No text of ours ends a comment, for every > is escaped.
   */
  readonly isFolded: boolean;
}

/** One submission: its findings, its score sheet, its outline, and what could not be read or checked. */
export function submissionSection(
  review: Review,
  titles: ReadonlyMap<string, string>,
  { position, isFolded }: SectionOptions,
): Markup {
  const { markup } = content(review, titles, position);
  const inner = { markup: isFolded ? `<!--${markup}-->` : markup };
  return html`<section class="submission" id="${sectionId(position)}">${inner}</section>
`;
}

function content(review: Review, titles: ReadonlyMap<string, string>, position: number): Markup {
  const { year, findings, rubric } = review;
  const selfScore = selfScoreOf(review);
  return html`
<h2>${unitOf(review)}${year === null ? null : html` <span class="soft">${year} 年度</span>`}</h2>
<p class="soft">${[
    `材料：${review.source}`,
    review.submitted && `报送日期：${review.submitted}`,
    review.published && `公开日期：${review.published}`,
  ]
    .filter(Boolean)
    .join('　')}</p>
<p>建议得分 <b>${points(rubric.suggested)}</b> / ${points(rubric.max)}，区间 ${rangeOf(rubric.range)}，待定 ${points(rubric.pending)} 分${
    selfScore === null ? null : `；单位自评 ${points(selfScore)} 分`
  }</p>
${failures(review)}
${findings.length === 0 ? html`<p class="soft">没有发现疑点。</p>` : findingGroups(review, titles, position)}
${scoreSheet(review)}
${review.documents.map(outline)}
${outcomes(review, titles)}
`;
}

interface FindingContext {
  readonly review: Review;
  readonly idOf: (finding: Finding) => string;
  readonly titles: ReadonlyMap<string, string>;
  readonly criteria: ReadonlyMap<string, CriterionResult>;
  readonly sectionOf: SectionPath;
  /** Findings by the one that they follow from. */
  readonly dependants: ReadonlyMap<Finding | null, readonly Finding[]>;
}

function findingGroups(review: Review, titles: ReadonlyMap<string, string>, position: number): Markup[] {
  const causeOf = causesOf(review.findings);
  const ids = new Map(review.findings.map((finding, index) => [finding, findingId(position, index)]));
  const dependants = groupBy(
    review.findings.filter((finding) => causeOf(finding) !== null),
    causeOf,
  );
  const context: FindingContext = {
    review,
    idOf: (finding) => ids.get(finding) ?? '',
    titles,
    criteria: new Map(review.rubric.criteria.map((criterion) => [criterion.id, criterion])),
    sectionOf: sectionPaths(review),
    dependants,
  };
  const roots = review.findings.filter((finding) => causeOf(finding) === null);
  return severities.map((severity) => {
    const group = roots.filter((finding) => finding.severity === severity);
    if (group.length === 0) return html``;
    // The filter must find a hint that hangs under an error.
    const below = group.flatMap((finding) => withDependants([finding], context));
    const kinds = [...new Set(below.map((finding) => `of-${finding.severity}`))].join(' ');
    return html`<div class="group ${kinds}"><h3 class="${severity}">${severityNames[severity]}（${group.length}）</h3>
${group.map((finding) => findingArticle(finding, context))}</div>
`;
  });
}

function findingArticle(finding: Finding, context: FindingContext): Markup {
  const { severity, message, rule, certainty, expected, actual, suggestion, criterion } = finding;
  const bearing = context.criteria.get(criterion ?? '');
  const details: readonly (readonly [string, string | null])[] = [
    ['应为', expected],
    ['实为', actual],
    ['建议', suggestion],
    ['对应评分项', bearing ? `${bearing.id} ${bearing.name}` : criterion],
  ];
  const known = details.filter(([, text]) => text !== null && text !== '');
  const dependants = context.dependants.get(finding) ?? [];
  return html`<article class="finding ${severity}" id="${context.idOf(finding)}" data-rule="${rule}">
<p class="message">${message}${certainty === 'check' ? html` <span class="tag warning">需人工核对</span>` : null}</p>
<p class="soft">${context.titles.get(rule) ?? rule}${context.titles.has(rule) ? `（${rule}）` : null}</p>
${finding.evidence.map(
  ({ quote, location }) =>
    html`<p class="quote"><q>${quote}</q> <span class="soft">${placeOf(location, context.sectionOf(location))}</span></p>${doubtfulWithin(context.review, location)}`,
)}
${known.length === 0 ? null : html`<dl>${known.map(([name, text]) => html`<dt>${name}</dt><dd>${text}</dd>`)}</dl>`}
${
  dependants.length === 0
    ? null
    : html`<p class="soft">由此引起：</p>${dependantArticles(dependants, context)}`
}</article>
`;
}

/** One level only: what a dependant brings about in turn is listed beside it. */
function dependantArticles(first: readonly Finding[], context: FindingContext): Markup[] {
  const flat = { ...context, dependants: new Map() };
  return withDependants(first, context).map((finding) => findingArticle(finding, flat));
}

function withDependants(first: readonly Finding[], { dependants }: FindingContext): Finding[] {
  const all = [...first];
  for (let index = 0; index < all.length; index += 1) {
    all.push(...(dependants.get(all[index] ?? null) ?? []));
  }
  return all;
}

/** As the official form has it: the first level with its points, then a line for each criterion. */
function scoreSheet({ rubric }: Review): Markup {
  const { criteria, max, suggested, range } = rubric;
  if (criteria.length === 0) return html``;
  const groups = groupBy(criteria, ({ group }) => group);
  return html`<h3>评分表</h3>
<div class="scroll"><table>
<thead><tr><th>一级标准</th><th>二级标准</th><th class="number">分值</th><th class="number">建议得分</th><th class="number">得分区间</th><th>档次</th><th>扣分理由</th></tr></thead>
<tbody>
${[...groups].map(([group, members]) => members.map((criterion, index) => criterionRow(criterion, index === 0 ? { group, members } : null)))}</tbody>
<tfoot><tr><td colspan="2">合计</td><td class="number">${points(max)}</td><td class="number">${points(suggested)}</td><td class="number">${rangeOf(range)}</td><td colspan="2"></td></tr></tfoot>
</table></div>
`;
}

function criterionRow(
  criterion: CriterionResult,
  first: { readonly group: string; readonly members: readonly CriterionResult[] } | null,
): Markup {
  const { id, name, max, suggested, range, band, reason } = criterion;
  const sum = first?.members.reduce((total, member) => total + member.max, 0) ?? 0;
  const group =
    first &&
    html`<td rowspan="${first.members.length}">${first.group}<br><span class="soft">${points(sum)} 分</span></td>`;
  return html`<tr>${group}<td class="criterion">${id} ${name}</td><td class="number">${points(max)}</td><td class="number">${points(suggested)}</td><td class="number">${rangeOf(range)}</td><td class="band">${band}</td><td>${reason}</td></tr>
`;
}

function outline(document: DocumentResult): Markup {
  const { file, format, pages, scanned, sections } = document;
  const notices = document.notices.filter(({ code }) => code !== 'figure-doubtful');
  const about = [format, pages === null ? '' : `${pages} 页`, scanned ? '扫描件' : '']
    .filter(Boolean)
    .join('，');
  return html`<details><summary>${file} <span class="soft">${about}</span></summary>
${notices.length === 0 ? null : html`<ul>${notices.map(({ message }) => html`<li>${message}</li>`)}</ul>`}
${doubtfulList(document)}${sections.length === 0 ? html`<p class="soft">没有识别出章节标题。</p>` : tree(sections)}
</details>
`;
}

/** Nested lists out of the flat one; depth follows the parents, so that a skipped level does not leave a hole. */
function tree(sections: readonly SectionResult[]): Markup {
  const depths = new Map<string, number>();
  let depth = 0;
  const items = sections.map((section, index) => {
    const parent = section.parent === null ? 0 : (depths.get(section.parent) ?? 0);
    const own = Math.min(parent, depth) + 1;
    depths.set(section.id, own);
    const opening = own > depth ? '<ul>'.repeat(own - depth) : `</li>${'</ul></li>'.repeat(depth - own)}`;
    depth = own;
    const { page } = section.location;
    const heading = html`${headingOf(section)}${page === null ? null : html` <span class="soft">第 ${page} 页</span>`}`;
    return `${index === 0 ? '<ul class="outline">' : opening}<li>${heading.markup}`;
  });
  return { markup: `${items.join('')}${'</li></ul>'.repeat(depth)}` };
}

function failures({ errors }: Review): Markup {
  if (errors.length === 0) return html``;
  return html`<h3 class="error">读取失败（${errors.length}）</h3>
<ul>${errors.map(({ file, message }) => html`<li>${file}：${message}</li>`)}</ul>
`;
}

/** No finding never silently means that a rule was passed. */
function outcomes({ outcomes: all }: Review, titles: ReadonlyMap<string, string>): Markup {
  if (all.length === 0) return html``;
  const counts = Object.entries(outcomeNames)
    .map(([kind, name]) => [name, all.filter(({ outcome }) => outcome === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} ${count}`);
  const open = all.filter(({ outcome }) => outcome === 'unable' || outcome === 'needs-review');
  return html`<details><summary>检查规则 <span class="soft">共 ${all.length} 条：${counts.join('，')}</span></summary>
${open.length === 0 ? html`<p class="soft">没有未能检查的规则。</p>` : null}<ul>${open.map(
    ({ rule, outcome, reason }) =>
      html`<li>${titles.get(rule) ?? rule}：${outcomeNames[outcome]}${reason === null ? null : `（${reason}）`}</li>`,
  )}</ul></details>
`;
}
