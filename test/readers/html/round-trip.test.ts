/** Reports of the fixtures as pages of a government site: the review of the page says what that of the Word file says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { workingDaysLate } from '../../../src/adapters/calendar/working-days.js';
import { loadSetup } from '../../../src/adapters/setup/load-setup.js';
import type { Block, DocumentModel, Table } from '../../../src/model/document.js';
import { review } from '../../../src/review.js';
import { modelOf } from './read.js';

const REPORTS = fileURLToPath(new URL('../../../fixtures/reports/docx/', import.meta.url));
const CASES = [
  'clean-archive/自评报告.docx',
  'clean-health/自评报告.docx',
  'clean-insurance.docx',
  'clean-library/2024年度部门决算公开.docx',
  'clean-town.docx',
  'fault-figures/自评报告.docx',
];

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\n/g, '<br>');

const rowsOf = ({ rows, cells }: Table): string =>
  Array.from({ length: rows }, (_, row) => {
    const own = cells.filter((cell) => cell.row === row);
    const tds = own.map(
      ({ text, rowSpan, columnSpan }) =>
        `<td rowspan="${rowSpan}" colspan="${columnSpan}"><p>${escaped(text)}</p></td>`,
    );
    return `<tr>${tds.join('')}</tr>`;
  }).join('\n');

const table = (block: Table): string => `<table border="1" class="MsoTable">${rowsOf(block)}</table>`;

/** An editor of a content system: a paragraph each, indented by full-width spaces. */
const editor = (block: Block): string =>
  block.kind === 'table'
    ? table(block)
    : block.style.outline
      ? `<h${block.style.outline}>${escaped(block.text)}</h${block.style.outline}>`
      : `<p style="text-align:${block.style.align ?? 'left'}">　　${block.style.bold ? `<strong>${escaped(block.text)}</strong>` : `<span>${escaped(block.text)}</span>`}</p>`;
/** A page of the nineties: lines parted by breaks, in a cell. */
const breaks = (block: Block): string =>
  block.kind === 'table'
    ? table(block)
    : `&nbsp;&nbsp;&nbsp; ${block.style.bold ? `<b>${escaped(block.text)}</b>` : escaped(block.text)}<br>`;

const SITES: Readonly<Record<string, (blocks: readonly Block[]) => string>> = {
  'content system': (blocks) =>
    `<!DOCTYPE html><html><head><meta charset="utf-8"><title>信息公开_某县人民政府</title><style>p{}</style></head><body>
<div class="top"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li></ul></div>
<div class="position">您所在的位置：<a>首页</a> > <a>预决算公开</a></div>
<div class="main"><div class="TRS_Editor">${blocks.map(editor).join('\n')}</div><div class="share">分享到：<a>微信</a></div></div>
<div class="footer">主办单位：某县人民政府 版权所有 备案号：湘ICP备00000001号</div></body></html>`,
  'tables in tables': (blocks) =>
    `<html><head><meta charset="utf-8"></head><body><table width="1000"><tr><td colspan="2"><a href="/">首页</a> | <a href="/b">公开</a></td></tr>
<tr><td width="200"><table><tr><td><a>通知公告</a></td></tr><tr><td><a>政策文件</a></td></tr></table></td><td><table width="100%"><tr><td>${blocks.map(breaks).join('\n')}</td></tr></table></td></tr>
<tr><td colspan="2" align="center">版权所有：某县人民政府 湘ICP备00000001号</td></tr></table></body></html>`,
};

const setup = await loadSetup();
function said(document: DocumentModel) {
  const input = {
    source: '甲',
    unit: null,
    year: null,
    submitted: null,
    published: null,
    documents: [document],
    failures: [],
  };
  const { documents, findings } = review(input, { setup, version: '0', workingDaysLate });
  const [one] = documents;
  return {
    title: one!.title,
    unit: one!.unit,
    sections: one!.sections.map(({ level, label, title }) => `${level} ${label} ${title}`),
    amounts: one!.amounts.map(({ yuan, item, measure, year }) => [yuan, item, measure, year].join(' ')),
    tables: one!.tables.map(({ role, rows, columns }) => [role, rows, columns].join(' ')),
    // Styles of headings and hidden marks are Word's own.
    findings: findings
      .filter(({ rule }) => rule !== 'section-level-mismatch')
      .map(({ rule, message }) => `${rule} ${message}`),
  };
}

describe.each(Object.entries(SITES))('as a page of a site built of %s', (_, site) => {
  it.each(CASES)('%s', async (name) => {
    const word = await modelOf(readFileSync(join(REPORTS, name)), '报告');
    const body = word.blocks.filter(({ layer }) => layer === 'body');
    expect(said(await modelOf(site(body), '报告'))).toEqual(said(word));
  });
});
