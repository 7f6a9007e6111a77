import { describe, expect, test } from 'vitest';
import { bodyParagraphs, cellsOf, firstTable, noticeCodes } from '../docx/read.js';
import { read, textsOf } from './read.js';

const LEVELS =
  '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>' +
  '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="" text:display-levels="2" text:start-value="3"/>' +
  '<text:list-level-style-number text:level="3" style:num-format="①, ②, ③, ..."/></text:list-style>';
const item = (inner: string, attributes = '') => `<text:list-item ${attributes}>${inner}</text:list-item>`;
const list = (inner: string, attributes = 'text:style-name="L"') =>
  `<text:list ${attributes}>${inner}</text:list>`;
const p = (text: string) => `<text:p>${text}</text:p>`;

describe('numbers of an OpenDocument text', () => {
  test('count over levels, go on where a list says so, and start again where it does not', async () => {
    const body =
      list(
        item(p('甲') + p('无号') + list(item(p('乙') + list(item(p('丙')), '')) + item(p('丁')), '')),
        'xml:id="a" text:style-name="L"',
      ) +
      p('之间') +
      list(item(p('戊')), 'text:style-name="L" text:continue-numbering="true"') +
      list(item(p('己'))) +
      list(item(p('庚')), 'text:style-name="L" text:continue-list="a"') +
      list(`${item(p('辛'), 'text:start-value="9"')}<text:list-header>${p('头')}</text:list-header>`);
    expect(await textsOf(body, { automatic: LEVELS })).toEqual([
      '一、甲',
      '无号',
      '一.3 乙',
      '①丙',
      '一.4 丁',
      '之间',
      '二、戊',
      '一、己',
      '三、庚',
      '九、辛',
      '头',
    ]);
  });

  test('go on from one cell of a table to the next', async () => {
    const cell = (attributes: string) =>
      `<table:table-cell>${list(item(p('项')), `text:style-name="L" ${attributes}`)}</table:table-cell>`;
    const model = await read({
      automatic: LEVELS,
      body: `<table:table><table:table-row>${cell('')}${cell('text:continue-numbering="true"')}</table:table-row></table:table>`,
    });
    expect(cellsOf(firstTable(model))).toEqual(['0,0 1x1 一、项', '0,1 1x1 二、项']);
  });

  test('of headings come from the outline, unless the style has a list or none', async () => {
    const styles =
      '<text:outline-style style:name="O"><text:outline-level-style text:level="1" loext:num-list-format="第%1%章" style:num-format="1"/></text:outline-style>' +
      '<style:style style:name="H" style:display-name="标题一" style:family="paragraph" style:default-outline-level="1"/>' +
      '<style:style style:name="N" style:family="paragraph" style:list-style-name=""/>';
    const model = await read({
      styles,
      body: '<text:h text:style-name="H" text:outline-level="1">总则</text:h><text:h text:style-name="N" text:outline-level="1">附则</text:h>',
    });
    expect(bodyParagraphs(model)).toMatchObject([
      { text: '第1章 总则', autoLabel: 4, style: { name: '标题一', outline: 1 } },
      { text: '附则', autoLabel: 0 },
    ]);
  });
});

describe('text of an OpenDocument text', () => {
  test('has white space as it is printed, tabs and lines', async () => {
    expect(
      await textsOf(
        `<text:p>  a\n  b<text:s text:c="2"/>c<text:span> d</text:span><text:tab/>e<text:line-break/> f</text:p>`,
      ),
    ).toEqual(['a b  c d e\nf']);
    expect(await textsOf('<text:p>　　缩进</text:p>')).toEqual(['　　缩进']);
  });

  test('is read with changes accepted; notes, boxes, pictures and comments are set apart', async () => {
    const model = await read({
      heads: '<style:master-page><style:header><text:p>head</text:p></style:header></style:master-page>',
      meta: '<dc:title>题</dc:title>',
      automatic:
        '<style:style style:name="T" style:family="text"><style:text-properties fo:font-weight="bold" text:display="none"/></style:style>',
      body:
        '<text:tracked-changes><text:changed-region><text:deletion><text:p>8.88</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
        '<text:p>a<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>note</text:p></text:note-body></text:note>b<text:span text:style-name="T">hidden</text:span></text:p>' +
        '<text:p>c<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame><draw:frame><draw:image/></draw:frame><office:annotation><text:p>x</text:p></office:annotation></text:p>',
    });
    expect(
      model.blocks.map((block) =>
        block.kind === 'paragraph' ? `${block.mark ?? block.layer} ${block.text}` : '',
      ),
    ).toEqual(['body ab', 'note note', 'body c', 'textbox box', 'furniture head']);
    expect(noticeCodes(model)).toEqual(['tracked-changes', 'comments', 'hidden-text', 'image-skipped']);
    expect(model.declaredTitle).toBe('题');
  });

  test('has pages where the program that saved it noted them', async () => {
    const model = await read({
      meta: '<meta:document-statistic meta:page-count="3"/>',
      automatic:
        '<style:style style:name="B" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>',
      body: '<text:p>a</text:p><text:p>b<text:soft-page-break/>c</text:p><text:p text:style-name="B">d</text:p>',
    });
    expect(bodyParagraphs(model).map(({ page }) => page)).toEqual([1, 1, 3]);
    expect(model.pages).toHaveLength(3);
  });
});

test('tables have merged, covered and repeated cells in their places', async () => {
  const cell = (text: string, attributes = '') =>
    `<table:table-cell ${attributes}>${p(text)}</table:table-cell>`;
  const covered = '<table:covered-table-cell/>';
  const row = (inner: string, attributes = '') => `<table:table-row ${attributes}>${inner}</table:table-row>`;
  const model = await read({
    body: `<table:table><table:table-header-rows>${row(cell('A', 'table:number-columns-spanned="2" table:number-rows-spanned="2"') + covered + cell('B'))}</table:table-header-rows>${row(
      covered.replace('/>', ' table:number-columns-repeated="2"/>') + cell('C'),
    )}${row(cell('D', 'table:number-columns-repeated="3"'), 'table:number-rows-repeated="2"')}</table:table>`,
  });
  expect(cellsOf(firstTable(model))).toEqual([
    '0,0 2x2 A',
    '0,2 1x1 B',
    '1,2 1x1 C',
    ...[2, 3].flatMap((at) => [0, 1, 2].map((column) => `${at},${column} 1x1 D`)),
  ]);
});
