import { describe, expect, it } from 'vitest';
import { checkTemplate, type Field, fillDocx, TemplateError } from '../../src/exports/fill-docx.js';
import { readWord, wordFile } from './word.js';

const fields: readonly Field[] = [
  { name: '单位', about: '' },
  { name: '年度', about: '' },
  {
    name: '问题',
    about: '',
    fields: [
      { name: '序号', about: '' },
      { name: '问题', about: '' },
    ],
  },
];
const values = {
  单位: '<甲&"局">\n第二行\u202e',
  年度: '',
  问题: [
    { 序号: 1, 问题: '=1+1' },
    { 序号: 2, 问题: '{单位}' },
  ],
};

/** What is said of a form, or nothing. */
async function said(content: Parameters<typeof wordFile>[0]): Promise<readonly string[]> {
  try {
    checkTemplate(await wordFile(content), fields);
    return [];
  } catch (error) {
    if (error instanceof TemplateError) return error.problems;
    throw error;
  }
}

describe('a form of the bureau', () => {
  it('is filled, with a row for each of a list, and text stays text', async () => {
    const form = await wordFile({
      lines: ['主送：{ 单位 }', '{#年度}年度{年度}{/年度}{^年度}没有年度{/年度}'],
      cells: ['{#问题}{序号}', '{问题}（{单位}）{/问题}'],
    });
    const filled = fillDocx(form, fields, values);
    const { lines, tables } = await readWord(filled);
    expect(lines[0]).toMatch(/^主送：<甲&"局">\s第二行$/);
    expect(lines[1]).toBe('没有年度');
    expect(tables).toEqual([
      [
        ['1', expect.stringMatching(/^=1\+1（<甲&"局">\s第二行）$/)],
        // What a document says is no name to look up.
        ['2', expect.stringMatching(/^\{单位\}（/)],
      ],
    ]);
    expect(fillDocx(form, fields, values)).toEqual(filled);
  });

  it.each([
    ['{单位', '“{单位”缺少右花括号'],
    ['单位}', '“单位}”缺少左花括号'],
    ['{}{单位}', '有空的标签{}'],
    ['{#问题}x', '{#问题}没有{/问题}结束'],
    ['x{/问题}', '有{/问题}，前面没有{#问题}'],
    ['{#问题}x{/单位}', '{#问题}后面的结束标签是{/单位}，名称不一致'],
    ['{单元}', '不认识的标签{单元}，这里可以用：{单位}{年度}{问题}'],
    ['{#问题}{编号}{/问题}', '不认识的标签{编号}，这里可以用：{序号}{问题}{单位}{年度}{问题}'],
    ['{问题}', '{问题}是列表，要写成{#问题}…{/问题}，中间用它的各项：{序号}{问题}'],
    ['没有标签', '模板里没有任何标签，填出来的文件都会一样'],
    ['{单位}｛年度｝', '花括号要用半角的{}，模板里有“｛年度｝”'],
  ])('%s is told as %s', async (line, problem) => {
    expect(await said({ lines: [line] })).toEqual([problem]);
  });

  it.each(['{constructor}', '{__proto__}', '{toString}', '{1+1}', '{单位|upper}', '{单位.length}'])(
    'computes nothing: %s is no name',
    async (tag) => {
      expect(await said({ lines: [tag] })).toEqual([expect.stringContaining(`不认识的标签${tag}`)]);
    },
  );

  it.each(['{@单位}', '{=[[ ]]=}[[单位]]', '{-w:tr 问题}{/问题}'])('does not know %s', async (line) => {
    expect(await said({ lines: [line] })).not.toEqual([]);
  });

  it('is told where it is wrong, all at once', async () => {
    const problems = await said({ header: '页眉{单位', footer: '{#问题}', lines: ['{#问题}', '正文单位}'] });
    expect(problems).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^页眉：“\{单位”缺少右花括号/),
        expect.stringMatching(/^页脚：\{#问题\}没有/),
        '{#问题}没有{/问题}结束',
      ]),
    );
    expect(problems.some((problem) => problem.includes('正文单位}'))).toBe(true);
  });

  it('with a list torn over a table is told what to do', async () => {
    expect(await said({ lines: ['{#问题}'], cells: ['{序号}', '{/问题}'] })).toEqual([
      '{#问题}和{/问题}要放在同一个表格的同一行里，或者都放在表格外',
    ]);
  });

  it('is a Word file', () => {
    for (const bytes of [new Uint8Array(), new Uint8Array([1, 2, 3]), Buffer.from('PK\x03\x04 nothing')])
      expect(() => checkTemplate(bytes, fields)).toThrow(TemplateError);
  });
});
