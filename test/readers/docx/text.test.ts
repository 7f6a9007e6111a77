import { describe, expect, test } from 'vitest';
import {
  contents,
  deleted,
  field,
  hyperlink,
  inserted,
  lineBreak,
  movedFrom,
  movedTo,
  noteReference,
  paragraph,
  run,
  runXml,
  simpleField,
  table,
  textBox,
  xml,
} from '../../../fixtures/make/docx.js';
import { bodyParagraphs, noticeCodes, read, readChanged, textsOf } from './read.js';

describe('text of a paragraph', () => {
  test('is read with tracked changes accepted, and the changes are counted', async () => {
    const model = await read({
      body: [
        paragraph(['支出', inserted('337.83'), deleted('8.88'), '万元']),
        paragraph([movedFrom('旧处'), '甲']),
        paragraph(['乙', movedTo('旧处')]),
        table([['项目', '金额'], { cells: ['删去的行', '8.88'], deleted: true }]),
      ],
    });
    expect(bodyParagraphs(model).map(({ text }) => text)).toEqual(['支出337.83万元', '甲', '乙旧处']);
    expect(JSON.stringify(model.blocks)).not.toContain('8.88');
    expect(model.notices).toMatchObject([
      { code: 'tracked-changes', message: expect.stringContaining('5处未接受的修订（插入2处、删除3处）') },
    ]);
  });

  test('runs on where the end of a paragraph was deleted', async () => {
    expect(await textsOf({ body: [paragraph('基本支', { end: 'deleted' }), paragraph('出12万元')] })).toEqual(
      ['基本支出12万元'],
    );
  });

  test('runs on over a style separator and keeps the heading’s style', async () => {
    const model = await read({
      styles: [{ id: 'H', name: 'heading 3', outline: 3 }],
      body: [paragraph('总体情况。', { style: 'H', end: 'hidden' }), paragraph('本年收入12万元。')],
    });
    expect(bodyParagraphs(model)).toMatchObject([
      { text: '总体情况。本年收入12万元。', style: { outline: 3 } },
    ]);
  });

  test('leaves hidden text out, by run, by style and by paragraph style, and says so', async () => {
    const model = await read({
      styles: [
        { id: 'V', name: '隐藏', type: 'character', hidden: true },
        { id: 'P', name: '隐藏段', hidden: true },
      ],
      body: [
        paragraph(['看得见', run('藏一', { hidden: true }), run('藏二', { style: 'V' })]),
        paragraph('整段隐藏', { style: 'P' }),
      ],
    });
    expect(bodyParagraphs(model).map(({ text }) => text)).toEqual(['看得见']);
    expect(model.notices).toMatchObject([{ code: 'hidden-text', message: expect.stringContaining('8字') }]);
  });

  test('keeps the results of fields and drops their codes', async () => {
    const model = await read({
      body: [
        paragraph(['合计', simpleField('=SUM(ABOVE)', '337.83'), '万元']),
        paragraph(['见', field('REF _Ref1 \\h', '第三章')]),
        paragraph(['外', field('IF a', [field('PAGE', '3'), '内'])]),
        paragraph(['无结果', field('TC "x"')]),
      ],
    });
    expect(bodyParagraphs(model).map(({ text }) => text)).toEqual([
      '合计337.83万元',
      '见第三章',
      '外3内',
      '无结果',
    ]);
    expect(noticeCodes(model)).toEqual(['cache-fields']);
  });

  test('is not swallowed by a field that never ends', async () => {
    const begin = runXml('<w:fldChar w:fldCharType="begin"/>');
    expect(await textsOf({ body: [paragraph([begin, '码']), paragraph('正文还在')] })).toEqual(['正文还在']);
  });

  test('shows what fields print from their code: circled numbers and ticked boxes', async () => {
    const box = (state: string) =>
      xml(
        `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>${state}</w:checkBox></w:ffData></w:fldChar></w:r>` +
          '<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
      );
    expect(
      await textsOf({
        body: [
          paragraph([field('eq \\o\\ac(○,3)'), '社会效益']),
          paragraph(['是', box('<w:default w:val="1"/>'), '否', box('<w:default w:val="0"/>')]),
        ],
      }),
    ).toEqual(['③社会效益', '是☑否☐']);
  });

  test('keeps one line, save where the author broke it', async () => {
    expect(
      await textsOf({
        body: [paragraph(['第一行', lineBreak, lineBreak, '第二行', lineBreak]), paragraph('甲\t乙')],
      }),
    ).toEqual(['第一行\n第二行', '甲 乙']);
  });

  test('has plain spaces and no soft hyphens', async () => {
    const hyphens = runXml('<w:t>非</w:t><w:softHyphen/><w:noBreakHyphen/><w:t>税</w:t>');
    expect(await textsOf({ body: [paragraph('12\u00a0万\u00ad元'), paragraph(hyphens)] })).toEqual([
      '12 万元',
      '非-税',
    ]);
  });

  test('holds the boxes of symbol fonts as characters, and marks the unknown', async () => {
    const symbol = (font: string, code: string) => runXml(`<w:sym w:font="${font}" w:char="${code}"/>`);
    const model = await read({
      body: [
        paragraph([symbol('Wingdings', 'F0FE'), '是', symbol('Wingdings', 'F0A8'), '否']),
        paragraph([
          symbol('Wingdings 2', '0052'),
          symbol('Symbol', 'F0B3'),
          '90',
          symbol('MT Extra', 'F020'),
        ]),
      ],
    });
    expect(bodyParagraphs(model).map(({ text }) => text)).toEqual(['☑是□否', '☑≥90\ufffd']);
    expect(noticeCodes(model)).toEqual(['font-unmapped']);
  });

  test('is found inside links, smart tags, content controls and custom markup', async () => {
    const nested = xml(
      '<w:smartTag><w:customXml><w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent><w:r><w:t>岳阳县</w:t></w:r></w:sdtContent></w:sdt></w:customXml></w:smartTag>',
    );
    expect(await textsOf({ body: [paragraph(['由', nested, hyperlink('a', '某局'), '填报'])] })).toEqual([
      '由岳阳县某局填报',
    ]);
  });

  test('keeps formulas readable in a line', async () => {
    const math = xml(
      '<m:oMath><m:r><m:t>执行率=</m:t></m:r><m:f><m:num><m:r><m:t>B</m:t></m:r></m:num><m:den><m:r><m:t>A</m:t></m:r></m:den></m:f>' +
        '<m:d><m:dPr><m:begChr m:val="（"/><m:endChr m:val="）"/></m:dPr><m:e><m:r><m:t>95</m:t></m:r></m:e></m:d></m:oMath>',
    );
    expect(await textsOf({ body: [paragraph(math)] })).toEqual(['执行率=B/A（95）']);
  });

  test('keeps the base of ruby text and drops the annotation', async () => {
    const ruby = runXml(
      '<w:ruby><w:rubyPr/><w:rt><w:r><w:t>jì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>绩</w:t></w:r></w:rubyBase></w:ruby>',
    );
    expect(await textsOf({ body: [paragraph([ruby, '效'])] })).toEqual(['绩效']);
  });

  test('reads a text box once, after its paragraph, though the file holds it twice', async () => {
    const model = await read({ body: [paragraph(['前', textBox([paragraph('框内')]), '后'])] });
    expect(bodyParagraphs(model).map(({ text, mark }) => [text, mark])).toEqual([
      ['前后', null],
      ['框内', 'textbox'],
    ]);
  });

  test('reads a text box that only the new or only the old form holds', async () => {
    const box = '<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>';
    const texts = await textsOf({
      body: [
        paragraph(
          runXml(
            `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice></mc:AlternateContent>`,
          ),
        ),
        paragraph(runXml(`<w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict>`)),
      ],
    });
    expect(texts).toEqual(['框', '框']);
  });

  test('puts a footnote behind the paragraph that refers to it', async () => {
    const model = await read({
      footnotes: [paragraph('决算口径。')],
      body: [paragraph(['支出', noteReference(1), '12万元']), paragraph('下一段')],
    });
    expect(bodyParagraphs(model).map(({ text, mark }) => [text, mark])).toEqual([
      ['支出12万元', null],
      ['决算口径。', 'note'],
      ['下一段', null],
    ]);
  });

  test('does not hold comments, which are only counted', async () => {
    const model = await read({ comments: ['请核对', '已核'], body: [paragraph('正文')] });
    expect(bodyParagraphs(model)).toHaveLength(1);
    expect(model.notices).toMatchObject([{ code: 'comments', message: expect.stringContaining('2条批注') }]);
  });

  test('is read alike from strict files, whose namespaces differ', async () => {
    const model = await readChanged({ body: [paragraph('正文')] }, (parts) => {
      for (const [name, part] of Object.entries(parts)) {
        parts[name] = part
          .replaceAll(
            'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
            'http://purl.oclc.org/ooxml/wordprocessingml/main',
          )
          .replaceAll(
            'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
            'http://purl.oclc.org/ooxml/officeDocument/relationships',
          )
          .replaceAll('w:', 'x:');
      }
    });
    expect(bodyParagraphs(model)[0]?.text).toBe('正文');
  });

  test('of pictures and embedded objects is missing, and that is said', async () => {
    const model = await read({
      body: [
        paragraph([
          '图',
          runXml('<w:drawing><pic:pic/></w:drawing>'),
          runXml('<w:object><v:imagedata/></w:object>'),
        ]),
      ],
    });
    expect(noticeCodes(model)).toEqual(['image-skipped', 'embedded-object']);
  });
});

describe('a table of contents', () => {
  test('is marked where it stands in its content control, with its tabs kept', async () => {
    const model = await read({
      body: [
        contents([paragraph('目录'), paragraph(['一、基本情况\t', field('PAGEREF _Toc1 \\h', '3')])]),
        paragraph('正文'),
      ],
    });
    expect(bodyParagraphs(model).map(({ text, mark }) => [text, mark])).toEqual([
      ['目录', 'toc'],
      ['一、基本情况\t3', 'toc'],
      ['正文', null],
    ]);
  });

  test('is marked by the style of its lines, and by its field', async () => {
    const begin = xml(
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    );
    const model = await read({
      styles: [{ id: 'T', name: 'toc 1' }],
      body: [
        paragraph('一、基本情况', { style: 'T' }),
        paragraph([begin, '二、支出']),
        paragraph('三、绩效'),
        paragraph([runXml('<w:fldChar w:fldCharType="end"/>')]),
        paragraph('正文'),
      ],
    });
    expect(bodyParagraphs(model).map(({ mark }) => mark)).toEqual(['toc', 'toc', 'toc', null]);
  });
});
