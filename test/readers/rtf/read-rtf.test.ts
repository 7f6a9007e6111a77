import { describe, expect, test } from 'vitest';
import { bodyParagraphs, cellsOf, firstTable, noticeCodes } from '../docx/read.js';
import { gbk, read, textsOf } from './read.js';

/** 绩效 and 一、 in GBK. */
const JIXIAO = gbk('bca8d0a7');
const FIRST = gbk('d2bba1a2');

describe('text of an RTF file', () => {
  test('is Chinese in double bytes, over escapes, fonts and groups', () => {
    expect(textsOf(`\\f1 ${JIXIAO}2024\\par`)).toEqual(['绩效2024']);
    // The font came too late, or not at all: the code page of the file counts.
    expect(textsOf(`\\f0 ${JIXIAO}\\par`)).toEqual(['绩效']);
    // One character in two groups, and one whose second byte is a letter.
    expect(textsOf(`{\\f1 \\'bc}{\\f1 \\'a8${gbk('d0a7')}}\\par`)).toEqual(['绩效']);
    expect(textsOf(`\\f1 \\'81A\\par`)).toEqual(['丄']);
  });

  test('is Unicode, with what stands in its place for older readers left out', () => {
    expect(textsOf("\\u32489\\'3f\\u25928?\\par")).toEqual(['绩效']);
    expect(textsOf(`{\\uc2\\u32489${gbk('bca8')}\\u25928${gbk('d0a7')}}\\par`)).toEqual(['绩效']);
    expect(textsOf('{\\uc0\\u32489\\u25928 A}\\par')).toEqual(['绩效A']);
    expect(textsOf('\\u-10179?\\u-8704?\\par')).toEqual(['😀']);
  });

  test('has the numbers that the writing program printed, and no bullets', () => {
    const model = read(
      `{\\listtext\\pard\\plain\\f1 ${FIRST}\\tab}\\pard\\s1\\f1 ${JIXIAO}\\par` +
        `{\\pntext\\f0 1\\tab}\\pard\\f1 ${JIXIAO}\\par{\\listtext\\f2 \\'b7\\tab}\\f1 ${JIXIAO}\\par`,
    );
    expect(bodyParagraphs(model)).toMatchObject([
      { text: '一、绩效', autoLabel: 2, style: { name: 'heading 1', outline: 1, bold: true, size: 16 } },
      { text: '1 绩效', autoLabel: 2 },
      { text: '绩效', autoLabel: 0 },
    ]);
  });

  test('is read with changes accepted and hidden text left out', () => {
    const model = read('12{\\deleted 8.88}{\\revised 3}{\\v secret}.5\\par A{\\deleted\\par}B\\par');
    expect(bodyParagraphs(model).map(({ text }) => text)).toEqual(['123.5', 'AB']);
    expect(noticeCodes(model)).toEqual(['tracked-changes', 'hidden-text']);
  });

  test('has results of fields, not their codes; signs, tabs and lines', () => {
    expect(
      textsOf(
        '{\\field{\\*\\fldinst HYPERLINK "http://a"}{\\fldrslt link}} {\\field{\\*\\fldinst = 1+2}{\\fldrslt 3}}\\par',
      ),
    ).toEqual(['link 3']);
    expect(
      textsOf("\\ldblquote a\\rdblquote\\emdash\\line b\\tab c\\~d\\_e\\-f\\par {\\f2\\'fe}\\par"),
    ).toEqual(['“a”—\nb c d-ef', '☑']);
  });

  test('has notes behind their paragraph, text boxes behind theirs, running heads apart', () => {
    const model = read(
      '{\\header head\\par}{\\footer foot\\par}a{\\super\\chftn{\\footnote\\pard note\\par}}b\\par ' +
        'c{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv y}}{\\shptxt\\pard box\\par}}{\\shprslt skip}}\\par',
    );
    expect(
      model.blocks.map((block) => (block.kind === 'paragraph' ? [block.text, block.mark, block.layer] : [])),
    ).toEqual([
      ['ab', null, 'body'],
      ['note', 'note', 'body'],
      ['c', null, 'body'],
      ['box', 'textbox', 'body'],
      ['head', null, 'furniture'],
      ['foot', null, 'furniture'],
    ]);
  });

  test('leaves out pictures, objects and what it does not know, and says what could matter', () => {
    const model = read(
      'a{\\*\\shppict{\\pict 0102}}{\\nonshppict{\\pict 03}}{\\object{\\*\\objdata 04}{\\result x}}{\\*\\unknown y}\\bin3 }}}b\\par',
    );
    expect(bodyParagraphs(model).map(({ text }) => text)).toEqual(['ab']);
    expect(noticeCodes(model)).toEqual(['image-skipped', 'embedded-object']);
  });

  test('has a title; of one that is given twice the Unicode one', () => {
    expect(read(`{\\info{\\title ${JIXIAO}}{\\author x}}a\\par`).declaredTitle).toBe('绩效');
    expect(read('{\\info{\\upr{\\title ??}{\\*\\ud{\\title \\u32489?}}}}a\\par').declaredTitle).toBe('绩');
  });
});

describe('tables of an RTF file', () => {
  test('have merged cells with their spans', () => {
    const model = read(
      '\\trowd\\clvmgf\\cellx1000\\cellx3000\\pard\\intbl A\\cell B\\cell\\row' +
        '\\trowd\\clvmrg\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl\\cell C\\cell D\\par E\\cell\\row' +
        '\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2010\\cellx3000\\intbl F\\cell\\cell G\\cell\\row\\pard after\\par',
    );
    expect(cellsOf(firstTable(model))).toEqual([
      '0,0 2x1 A',
      '0,1 1x2 B',
      '1,1 1x1 C',
      '1,2 1x1 D\nE',
      '2,0 1x2 F',
      '2,2 1x1 G',
    ]);
    expect(bodyParagraphs(model).map(({ text }) => text)).toEqual(['after']);
  });

  test('inside tables are lines of their cell', () => {
    const model = read(
      '\\trowd\\cellx2000\\cellx4000\\pard\\intbl before\\par\\pard\\intbl\\itap2 x\\nestcell y\\nestcell' +
        '{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}{\\nonesttables\\par}\\pard\\intbl after\\cell B\\cell\\row',
    );
    expect(cellsOf(firstTable(model))).toEqual(['0,0 1x1 before\nx y\nafter', '0,1 1x1 B']);
  });
});
