import { describe, expect, it } from 'vitest';
import type { DocumentModel, Paragraph } from '../../../src/model/document.js';
import { readPlain } from '../../../src/readers/plain/read-plain.js';

function read(text: string | Uint8Array, file = '报告.txt'): DocumentModel {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const result = readPlain({ file, bytes, sha256: 'x' });
  if (!result.ok) throw new Error(result.failure.message);
  return result.document;
}

const texts = (document: DocumentModel): readonly string[] =>
  document.blocks
    .filter((block): block is Paragraph => block.kind === 'paragraph' && block.layer === 'body')
    .map(({ text }) => text);

describe('plain text', () => {
  it('makes one sentence of what a page cut parts', () => {
    const document = read(
      '2024年项目支出预算数100万元，本年项目支出\n\n决算数 120.5 万元，主要用于业务工作。\n',
    );
    expect(texts(document)).toEqual([
      '2024年项目支出预算数100万元，本年项目支出决算数 120.5 万元，主要用于业务工作。',
    ]);
    expect((document.blocks[0] as Paragraph).segments).toHaveLength(2);
  });

  it('does not join a sentence with the heading behind it', () => {
    expect(texts(read('各单位要加强管理，构建共建共治\n\n## **九、结果应用**\n\n公开。'))).toEqual([
      '各单位要加强管理，构建共建共治',
      '九、结果应用',
      '公开。',
    ]);
  });

  it('joins hard-wrapped lines, also inside a figure', () => {
    const text = [
      '本单位二〇二四年度收入总计四百余万元，其中一般公共预算财政拨款收入',
      '三百二十万元，事业收入八十万元，年初结转和结余合计人民币二十二万元，',
      '均已按规定纳入预算管理，全年支出合计四百一十万元，其中基本支出88.',
      '25万元，项目支出较上年增加12.5万',
      '元，主要是新增人员和业务工作经费增加，年末结转和结余十二万元，全部',
      '结转下年继续使用，使用情况良好，管理制度健全，没有违规违纪的问题发',
      '生。',
    ].join('\n');
    const [first, ...others] = texts(read(text));
    expect(others).toEqual([]);
    expect(first).toContain('基本支出88.25万元');
    expect(first).toContain('增加12.5万元');
  });

  it('takes page numbers between two halves of a sentence for furniture', () => {
    const document = read('一、基本情况\n本单位主要职责是开展宣传，并负责组织\n- 3 -\n实施全县的工作。');
    expect(texts(document)).toEqual(['一、基本情况', '本单位主要职责是开展宣传，并负责组织实施全县的工作。']);
    expect(document.blocks.filter(({ layer }) => layer === 'furniture')).toHaveLength(1);
  });

  it('puts a number and its title together when they stand on two lines', () => {
    expect(texts(read('一、\n单位基本情况\n本单位有编制6名。'))[0]).toBe('一、单位基本情况');
  });

  it('knows markdown headings and bold lines', () => {
    const [first, second] = read('### 一、概况\n\n**（一）职责**\n').blocks as Paragraph[];
    expect(first!.style.outline).toBe(3);
    expect(second!.style.bold).toBe(true);
    expect(second!.text).toBe('（一）职责');
  });

  it('reads tab and pipe tables, and one table whose header a new page repeats', () => {
    const document = read(
      '项目\t分值\t评分\nA\t10\t9\n\n项目\t分值\t评分\nB\t10\t8\n\n| 一 | 二 |\n| --- | --- |\n| 1 | 2 |\n',
    );
    const tables = document.blocks.filter((block) => block.kind === 'table');
    expect(tables.map(({ rows, columns }) => [rows, columns])).toEqual([
      [3, 3],
      [2, 2],
    ]);
  });

  it('reads GB18030 and UTF-16, and says when it had to guess', () => {
    const gbk = Uint8Array.from([0xd2, 0xbb, 0xa1, 0xa2, 0xb8, 0xc5, 0xbf, 0xf6]);
    const document = read(gbk);
    expect(texts(document)).toEqual(['一、概况']);
    expect(document.notices.map(({ code }) => code)).toEqual(['encoding-guessed']);
    expect(texts(read(Uint8Array.from([0xff, 0xfe, 0x00, 0x4e])))).toEqual(['一']);
  });

  it('covers every paragraph by its segments', () => {
    const document = read('甲，乙\n丙。\n\n**粗**细，\n丁。');
    for (const block of document.blocks) {
      if (block.kind !== 'paragraph') continue;
      expect(block.segments.map(({ start, end }) => block.text.slice(start, end)).join('')).toBe(block.text);
    }
  });

  it('refuses an empty file and one that is no text', () => {
    expect(readPlain({ file: 'a.txt', bytes: new Uint8Array(), sha256: '' })).toMatchObject({
      ok: false,
      failure: { code: 'empty' },
    });
    expect(readPlain({ file: 'a.txt', bytes: Uint8Array.from([77, 90, 0, 1]), sha256: '' })).toMatchObject({
      ok: false,
      failure: { code: 'unsupported' },
    });
  });
});
