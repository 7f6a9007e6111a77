import { describe, expect, test } from 'vitest';
import type { Block, DocumentModel } from '../../../src/model/document.js';
import { bodyParagraphs, cellsOf, modelOf as docxModelOf, noticeCodes } from '../docx/read.js';
import { fixture, modelOf } from './read.js';

const features = modelOf(fixture('formats/features.doc'));
const texts = bodyParagraphs(features).map(({ text }) => text);

/** What both formats keep: text, numbers, weight, and the grid of tables. */
function kept({ blocks }: DocumentModel) {
  return blocks
    .filter(({ layer }) => layer === 'body')
    .map((block: Block) => {
      if (block.kind === 'table') return cellsOf(block);
      const { bold, size, outline, leadBold } = block.style;
      return {
        text: block.text,
        autoLabel: block.autoLabel,
        mark: block.mark,
        bold,
        size,
        outline,
        leadBold,
      };
    });
}

test('a report saved as .doc reads as the .docx it was made from', async () => {
  const doc = modelOf(fixture('formats/clean-archive.doc'));
  const docx = await docxModelOf(fixture('reports/docx/clean-archive/自评报告.docx'));
  expect(kept(doc)).toEqual(kept(docx));
  expect(doc).toMatchObject({ format: 'doc', declaredTitle: docx.declaredTitle });
  expect(kept(doc).length).toBeGreaterThan(40);
});

describe('a .doc', () => {
  test('has its automatic numbers in all formats, over levels and lists', () => {
    expect(texts.slice(0, 17)).toEqual([
      '一、基本情况',
      '（一）机构',
      '（二）人员',
      '1.条一',
      '2.条二',
      '（1）款',
      '①项',
      '二、支出情况',
      '（一）又一',
      '第1条 总则',
      '1.1 细则',
      '1.2 细则二',
      '点',
      '壹、大写',
      '甲、甲乙',
      '3.从三起',
      'I.罗马',
    ]);
    expect(bodyParagraphs(features)[0]).toMatchObject({
      autoLabel: 2,
      style: { outline: 1, bold: true, size: 16 },
    });
  });

  test('is read with tracked changes accepted and hidden text left out, and both are said', () => {
    expect(texts).toContain('支出337.83万元');
    expect(texts).toContain('删段尾甲删段尾乙');
    expect(texts).toContain('可见完');
    expect(noticeCodes(features)).toEqual([
      'tracked-changes',
      'hidden-text',
      'image-skipped',
      'cache-fields',
    ]);
  });

  test('keeps results of fields, signs of symbol fonts, and characters outside the basic plane', () => {
    expect(texts).toContain('域：1；3；链接文字。');
    expect(texts).toContain('☑是□否');
    expect(texts).toContain('引文“双引号”‘单’—破折号…省略 Ａ１ ① ㈠ 𠀀字粗细');
  });

  test('has notes behind their paragraph, text boxes behind theirs, running heads apart', () => {
    const paragraphs = bodyParagraphs(features);
    const at = paragraphs.findIndex(({ text }) => text === '脚注甲后文。');
    expect(paragraphs.slice(at + 1, at + 3)).toMatchObject([
      { text: '第一条脚注', mark: 'note' },
      { text: '第二条脚注', mark: 'note' },
    ]);
    expect(paragraphs.find(({ mark }) => mark === 'textbox')).toMatchObject({ text: '文本框内容' });
    const furniture = features.blocks.filter(({ layer }) => layer === 'furniture');
    expect(furniture).toMatchObject([{ text: '页眉文字' }, { text: '页脚文字' }]);
  });

  test('has merged cells with their spans, and tables inside cells as lines', () => {
    const tables = features.blocks.filter((block) => block.kind === 'table');
    expect(cellsOf(tables[0]!).slice(0, 4)).toEqual([
      '0,0 1x1 甲',
      '0,1 1x2 合并横',
      '0,3 1x1 丁',
      '1,0 1x1 1',
    ]);
    expect(cellsOf(tables[1]!)[0]).toBe('0,0 1x1 内表前\n内1 内2\n内3 内4\n内表后');
  });
});
