import { describe, expect, test } from 'vitest';
import { type DocxList, type DocxStyle, paragraph, table, xml } from '../../../fixtures/make/docx.js';
import { formatNumber } from '../../../src/readers/docx/number-formats.js';
import { bodyParagraphs, cellsOf, firstTable, read, textsOf } from './read.js';

const chapters: DocxList = {
  id: 1,
  levels: [
    { format: 'chineseCounting', text: '%1、' },
    { format: 'chineseCounting', text: '（%2）' },
    { format: 'decimal', text: '%3.' },
  ],
};
const at = (level: number, id = 1) => ({ list: { id, level } });

describe('automatic numbers', () => {
  test('are printed at the start of the paragraph as Word prints them', async () => {
    const texts = await textsOf({
      lists: [chapters],
      body: [
        paragraph('基本情况', at(0)),
        paragraph('职能职责', at(1)),
        paragraph('人员', at(2)),
        paragraph('车辆', at(2)),
        paragraph('机构设置', at(1)),
        paragraph('编制', at(2)),
        paragraph('支出情况', at(0)),
        paragraph('基本支出', at(1)),
      ],
    });
    expect(texts).toEqual([
      '一、基本情况',
      '（一）职能职责',
      '1.人员',
      '2.车辆',
      '（二）机构设置',
      '1.编制',
      '二、支出情况',
      '（一）基本支出',
    ]);
  });

  test('are told apart from typed ones by their length', async () => {
    const model = await read({
      lists: [chapters],
      body: [paragraph('九、其他', at(0)), paragraph('九、其他')],
    });
    expect(bodyParagraphs(model).map(({ text, autoLabel }) => [text, autoLabel])).toEqual([
      ['一、九、其他', 2],
      ['九、其他', 0],
    ]);
  });

  test('go on over a table and count the paragraphs inside it', async () => {
    const model = await read({
      lists: [chapters],
      body: [
        paragraph('甲', at(0)),
        table([[{ content: [paragraph('乙', at(0))] }, '丙']]),
        paragraph('丁', at(0)),
      ],
    });
    expect(cellsOf(firstTable(model))[0]).toBe('0,0 1x1 二、乙');
    expect(bodyParagraphs(model).at(-1)?.text).toBe('三、丁');
  });

  test('continue in a second list over the same scheme', async () => {
    const texts = await textsOf({
      lists: [chapters, { id: 2, scheme: 1 }],
      body: [paragraph('八', at(0)), paragraph('九', at(0, 2)), paragraph('十', at(0))],
    });
    expect(texts).toEqual(['一、八', '二、九', '三、十']);
  });

  test('start again once where a list says so', async () => {
    const texts = await textsOf({
      lists: [chapters, { id: 2, scheme: 1, startOverrides: [1] }],
      body: [
        paragraph('甲', at(0)),
        paragraph('乙', at(0)),
        paragraph('丙', at(0, 2)),
        paragraph('丁', at(0, 2)),
      ],
    });
    expect(texts).toEqual(['一、甲', '二、乙', '一、丙', '二、丁']);
  });

  test('start where the level starts', async () => {
    const texts = await textsOf({
      lists: [{ id: 1, levels: [{ format: 'chineseCounting', text: '%1、', start: 6 }] }],
      body: [paragraph('绩效', at(0)), paragraph('问题', at(0))],
    });
    expect(texts).toEqual(['六、绩效', '七、问题']);
  });

  test('of a level that never restarts run through the chapters', async () => {
    const [top, second] = chapters.levels!;
    const texts = await textsOf({
      lists: [{ id: 1, levels: [top!, { ...second!, restart: 0 }] }],
      body: [paragraph('甲', at(0)), paragraph('乙', at(1)), paragraph('丙', at(0)), paragraph('丁', at(1))],
    });
    expect(texts).toEqual(['一、甲', '（一）乙', '二、丙', '（二）丁']);
  });

  test('print outer levels in digits where the level is legal', async () => {
    const legal: DocxList = {
      id: 1,
      levels: [
        { format: 'chineseCounting', text: '%1、' },
        { format: 'chineseCounting', text: '%1.%2', isLegal: true },
      ],
    };
    expect(
      await textsOf({
        lists: [legal],
        body: [paragraph('甲', at(0)), paragraph('乙', at(0)), paragraph('丙', at(1))],
      }),
    ).toEqual(['一、甲', '二、乙', '2.1 丙']);
  });

  test('come from the paragraph style, at the level that names the style', async () => {
    const styles: DocxStyle[] = [
      { id: 'H1', name: 'heading 1', list: { id: 1 } },
      { id: 'H2', name: 'heading 2', list: { id: 1 } },
      { id: 'H2a', name: '小标题', basedOn: 'H2' },
    ];
    const linked: DocxList = {
      id: 1,
      levels: [
        { format: 'chineseCounting', text: '%1、', style: 'H1' },
        { format: 'chineseCounting', text: '（%2）', style: 'H2' },
      ],
    };
    const texts = await textsOf({
      styles,
      lists: [linked],
      body: [
        paragraph('甲', { style: 'H1' }),
        paragraph('乙', { style: 'H2' }),
        paragraph('丙', { style: 'H2a' }),
        paragraph('无号', { style: 'H1', list: { id: 0 } }),
      ],
    });
    expect(texts).toEqual(['一、甲', '（一）乙', '（二）丙', '无号']);
  });

  test('come through a numbering style', async () => {
    const texts = await textsOf({
      styles: [{ id: 'L', name: '编号样式', type: 'numbering', list: { id: 1 } }],
      lists: [
        { ...chapters, styleLink: 'L' },
        { id: 2, contentStyle: 'L' },
      ],
      body: [paragraph('甲', at(0)), paragraph('乙', at(0, 2))],
    });
    expect(texts).toEqual(['一、甲', '二、乙']);
  });

  test('leave one space behind a bare label and none behind punctuation', async () => {
    const bare: DocxList = {
      id: 1,
      levels: [
        { format: 'chineseCounting', text: '第%1章' },
        { format: 'decimal', text: '%1.%2', isLegal: true },
        { format: 'decimal', text: '%3', suffix: 'nothing' },
        { format: 'decimalEnclosedCircle', text: '%4' },
      ],
    };
    const model = await read({
      lists: [bare],
      body: [0, 1, 2, 3].map((level) => paragraph('总则', at(level))),
    });
    expect(bodyParagraphs(model).map(({ text, autoLabel }) => [text, autoLabel])).toEqual([
      ['第一章 总则', 4],
      ['1.1 总则', 4],
      ['1总则', 1],
      ['①总则', 1],
    ]);
  });

  test('are no text where the list has bullets or no number at all', async () => {
    const lists: DocxList[] = [
      { id: 1, levels: [{ format: 'bullet', text: '\uf0b7' }] },
      { id: 2, levels: [{ format: 'none', text: '' }] },
    ];
    expect(await textsOf({ lists, body: [paragraph('甲', at(0)), paragraph('乙', at(0, 2))] })).toEqual([
      '甲',
      '乙',
    ]);
  });

  test('stay although nothing follows them', async () => {
    expect(
      await textsOf({ lists: [chapters], body: [paragraph('', at(0)), paragraph('乙', at(0))] }),
    ).toEqual(['一、', '二、乙']);
  });

  test('are not used up by a paragraph that was deleted', async () => {
    const gone = xml(
      '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>' +
        '<w:del w:id="2" w:author="A"><w:r><w:delText>旧章</w:delText></w:r></w:del></w:p>',
    );
    expect(
      await textsOf({ lists: [chapters], body: [paragraph('甲', at(0)), gone, paragraph('乙', at(0))] }),
    ).toEqual(['一、甲', '二、乙']);
  });
});

test.each([
  [
    'chineseCounting',
    [1, 10, 11, 20, 21, 99, 100],
    ['一', '十', '十一', '二十', '二十一', '九十九', '一〇〇'],
  ],
  ['chineseCountingThousand', [10, 101, 110, 1010], ['十', '一百零一', '一百一十', '一千零一十']],
  ['japaneseCounting', [9, 10, 12, 101, 230], ['九', '十', '十二', '百一', '二百三十']],
  ['ideographDigital', [9, 10, 21], ['九', '一〇', '二一']],
  ['ideographTraditional', [1, 10, 11], ['甲', '癸', '11']],
  ['ideographZodiac', [1, 12], ['子', '亥']],
  ['chineseLegalSimplified', [1, 3, 10, 25], ['壹', '叁', '壹拾', '贰拾伍']],
  ['decimalFullWidth', [1, 12], ['１', '１２']],
  ['decimalEnclosedCircle', [1, 20, 21, 36, 51], ['①', '⑳', '㉑', '㊱', '51']],
  ['decimalEnclosedCircleChinese', [2], ['②']],
  ['decimalEnclosedParen', [1, 20], ['⑴', '⒇']],
  ['decimalZero', [1, 12], ['01', '12']],
  ['upperLetter', [1, 26, 27], ['A', 'Z', 'AA']],
  ['lowerLetter', [3], ['c']],
  ['upperRoman', [4, 9, 14], ['IV', 'IX', 'XIV']],
  ['lowerRoman', [3], ['iii']],
  ['none', [1], ['']],
  ['something-new', [7], ['7']],
])('the number format %s is printed as in Word', (format, values, printed) => {
  expect(values.map((value) => formatNumber(value, format))).toEqual(printed);
});
