import { createHash } from 'node:crypto';

/** Style and script of the summary page: both stand in the page, so that it works from a USB stick. */
export const pageStyle = `
:root { --ink: #1d2530; --soft: #5b6675; --line: #d5dae1; --fill: #f5f7f9; --error: #b3261e; --warning: #8a5a00; --info: #3d5a80; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 2rem 2rem 4rem; color: var(--ink); background: #fff;
  font: 15px/1.7 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; margin: 0; }
h3 { font-size: 1rem; margin: 1.6rem 0 .6rem; }
p { margin: 0; }
a { color: inherit; text-decoration-color: var(--line); text-underline-offset: .2em; }
.soft { color: var(--soft); font-size: .87rem; }
.totals { display: flex; flex-wrap: wrap; gap: .6rem; margin: 1.2rem 0 1.6rem; padding: 0; list-style: none; }
.totals li { min-width: 7rem; padding: .5rem .9rem; border: 1px solid var(--line); background: var(--fill); }
.totals b { display: block; font-size: 1.35rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
.controls { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; margin-bottom: .7rem; }
.controls input, .controls select { padding: .35rem .6rem; border: 1px solid #aeb6c1; background: #fff; color: inherit; font: inherit; }
.controls input { width: 16rem; max-width: 100%; } .controls select { max-width: 16rem; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .93rem; }
th, td { padding: .4rem .6rem; border: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { background: var(--fill); white-space: nowrap; }
th button { padding: 0; border: 0; background: none; color: inherit; font: inherit; font-weight: 600; cursor: pointer; }
th button::after { content: " ↕"; color: #aeb6c1; }
th[aria-sort=ascending] button::after { content: " ↑"; color: inherit; }
th[aria-sort=descending] button::after { content: " ↓"; color: inherit; }
.nowrap { white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.error { color: var(--error); } .warning { color: var(--warning); } .info { color: var(--info); }
.submission { margin-top: 3rem; padding-top: 1.2rem; border-top: 2px solid var(--ink); content-visibility: auto; contain-intrinsic-size: auto 60rem; min-height: 4rem; }
.finding { margin: 0 0 .8rem; padding: .6rem 0 .6rem .9rem; border-left: 3px solid currentColor; }
.finding > :not(.finding) { color: var(--ink); }
.finding > .soft { color: var(--soft); }
.finding .message { font-weight: 600; overflow-wrap: anywhere; }
.finding .finding { margin: .6rem 0 0; }
.group:not(:has(> .finding:not([hidden]))) { display: none; }
.led-to { outline: 2px solid #1f5fbf; outline-offset: 4px; scroll-margin-top: 2rem; }
.quote { margin-top: .35rem; overflow-wrap: anywhere; }
img.figure { height: 1.9em; margin: 0 .3rem; padding: .1rem; border: 1px solid var(--line); vertical-align: middle; }
q { padding: .1rem .25rem; background: #fff3c4; quotes: none; white-space: pre-line; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .8rem; margin: .35rem 0 0; }
dt { color: var(--soft); } .finding dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
.tag { display: inline-block; padding: 0 .45rem; border: 1px solid currentColor; font-size: .8rem; }
.criterion { min-width: 8.5em; } .band { min-width: 5.5em; }
.outline, .outline ul { margin: 0; padding-left: 1.4rem; list-style: none; }
details { margin-top: 1rem; } summary { cursor: pointer; font-weight: 600; }
tfoot td { font-weight: 600; background: var(--fill); }
[hidden] { display: none !important; }
body[data-show=error] .group:not(.of-error), body[data-show=warning] .group:not(.of-warning), body[data-show=info] .group:not(.of-info) { display: none; }
:focus-visible { outline: 2px solid #1f5fbf; outline-offset: 2px; }
@media (max-width: 40rem) { body { padding: 1rem; } dl { grid-template-columns: 1fr; } }
@media print {
  /* A footer would be repeated on each page, and a total in the middle of a table is none. */
  tfoot { display: table-row-group; }
  thead { display: table-header-group; } .group:not(:has(> .finding:not([hidden]))) { display: none; }
.led-to { outline: 0; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  .controls, .no-print, th button::after { display: none; }
  .scroll { overflow: visible; }
  .submission { break-before: page; border-top: 0; content-visibility: visible; }
  .finding, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  q, thead th, .totals li { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
@page { margin: 18mm 15mm; }
`;

/**
 * Search, filters and sorting. Rows and sections that do not match are hidden, never removed; a folded section (a comment) is
 * built when somebody comes near it, is led to it or prints it.
 */
export const pageScript = `
(() => {
  const find = (selector) => document.querySelector(selector);
  const body = find('#submissions tbody');
  const [search, show, rule] = [find('#search'), find('#show'), find('#rule')];
  const lines = [...body.rows].map((row) => ({
    row,
    text: row.textContent.toLowerCase(),
    rules: row.dataset.rules.split(' '),
    section: document.getElementById(row.dataset.section),
    words: [],
  }));
  const lineOf = new Map(lines.map((line) => [line.section, line]));
  const sourceOf = ({ firstChild: first }) => (first && first.nodeType === 8 ? first.data : null);
  const hold = (section) => section.textContent.toLowerCase();
  const sign = /[&<>"']/g;
  // In the text of a folded section, not in its tags.
  const has = (section, word) => {
    const source = sourceOf(section);
    if (source === null) return hold(section).includes(word);
    const written = word.replace(sign, (one) => '&#' + one.charCodeAt(0) + ';');
    return new RegExp(written.replace(/[.*+?^$(){}|[\\]\\\\]/g, '\\\\$&') + '(?![^<>]*>)', 'i').test(source);
  };
  const filterFindings = ({ section, words }) => {
    for (const finding of section.querySelectorAll('.group > .finding')) {
      const isOfRule = !rule.value || finding.dataset.rule === rule.value ||
        [...finding.querySelectorAll('.finding')].some(({ dataset }) => dataset.rule === rule.value);
      finding.hidden = !isOfRule || (words.length > 0 && !words.every((word) => hold(finding).includes(word)));
    }
  };
  const build = (section) => {
    const source = sourceOf(section);
    if (source === null) return;
    section.innerHTML = source;
    filterFindings(lineOf.get(section));
  };
  const filter = () => {
    const words = search.value.trim().toLowerCase().split(/\\s+/).filter(Boolean);
    const kind = show.value;
    let shown = 0;
    for (const line of lines) {
      const { row, text, section, rules } = line;
      const fits = (kind === 'all' || Number(row.dataset[kind]) > 0) && (!rule.value || rules.includes(rule.value));
      const isNamed = words.every((word) => text.includes(word));
      const matches = fits && (isNamed || words.every((word) => text.includes(word) || has(section, word)));
      // Where the unit is what was looked for, all of its findings are.
      line.words = isNamed ? [] : words.filter((word) => !text.includes(word));
      if (row.hidden === matches) row.hidden = !matches;
      if (section.hidden === matches) section.hidden = !matches;
      if (matches) {
        filterFindings(line);
        shown += 1;
      }
    }
    document.body.dataset.show = kind;
    find('#shown').textContent = '显示 ' + shown + ' / ' + lines.length + ' 份';
  };
  const sort = (column, header) => {
    const isNumeric = header.classList.contains('number');
    // Numbers start with the largest, names with the first.
    const current = header.getAttribute('aria-sort') ?? (isNumeric ? 'ascending' : 'descending');
    const descending = current === 'ascending';
    for (const other of find('#submissions thead').querySelectorAll('th')) other.removeAttribute('aria-sort');
    header.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
    const value = (row) => row.cells[column].dataset.value ?? row.cells[column].textContent;
    const keyed = lines.map(({ row }) => ({ row, key: isNumeric ? Number(value(row)) || 0 : value(row) }));
    const { compare: byName } = new Intl.Collator('zh-CN', { numeric: true });
    const compare = isNumeric ? (a, b) => a.key - b.key : (a, b) => byName(a.key, b.key);
    keyed.sort((a, b) => (descending ? -compare(a, b) : compare(a, b)));
    body.append(...keyed.map(({ row }) => row));
  };
  for (const [column, header] of [...find('#submissions thead').querySelectorAll('th')].entries()) {
    header.querySelector('button').addEventListener('click', () => sort(column, header));
  }
  // Lists and the table lead to places by name: s3 is a submission, s3f12 a finding of it.
  const go = () => {
    const [, name] = /^#(s\\d+)(f\\d+)?$/.exec(location.hash) ?? [];
    const section = name && document.getElementById(name);
    if (!section) return;
    build(section);
    const place = document.getElementById(location.hash.slice(1)) ?? section;
    find('.led-to')?.classList.remove('led-to');
    if (place !== section) place.classList.add('led-to');
    place.scrollIntoView();
  };
  const near = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      build(target);
    }
  }, { rootMargin: '1000px' });
  for (const { section } of lines) if (sourceOf(section) !== null) near.observe(section);
  let waiting = 0;
  search.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  });
  show.addEventListener('change', filter);
  rule.addEventListener('change', filter);
  addEventListener('hashchange', go);
  addEventListener('beforeprint', () => {
    for (const { section } of lines) if (!section.hidden) build(section);
  });
  filter();
  go();
})();
`;

/** Nothing may be loaded, and only this very script may run. */
export const contentPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  // Pictures of doubtful figures stand in the page itself; nothing is fetched.
  'img-src data:',
  `script-src 'sha256-${createHash('sha256').update(pageScript).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
