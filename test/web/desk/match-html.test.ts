import { describe, expect, it } from 'vitest';
import { findAnchors, nodeRanges, readNodes } from '../../../web/src/desk/match-html.js';
import { blocksOf, paragraph, table } from './made.js';

function found(
  nodes: readonly string[],
  blocks: ReturnType<typeof blocksOf>,
  block: number,
  start: number | null = null,
  end: number | null = null,
): readonly string[] | null {
  const html = readNodes(nodes);
  const anchor = findAnchors(html, blocks).find((one) => one.block === block);
  if (!anchor) return null;
  return nodeRanges(html, anchor, start, end).map(
    (range) => `${range.node}:${nodes[range.node]!.slice(range.start, range.end)}`,
  );
}

describe('places of a document in its HTML', () => {
  it('are found in order, so that the second 九、 is not taken for the first', () => {
    const blocks = blocksOf(paragraph(0, '九、'), paragraph(1, '说明情况'), paragraph(2, '九、'));
    expect(found(['九、', '说明情况', '九、'], blocks, 2)).toEqual(['2:九、']);
  });

  it('go over the pieces that a program made of a paragraph', () => {
    const blocks = blocksOf(paragraph(0, '支出 256.32 万元，其中'));
    expect(found(['支出 256', '.32', '万元，其中'], blocks, 0, 3, 12)).toEqual(['0:256', '1:.32', '2:万元']);
  });

  it('are found through full-width forms, radicals and white space', () => {
    const blocks = blocksOf(paragraph(0, '合计100万元（其中⻓期）'));
    expect(found(['合计１００ 万元(其中长期)'], blocks, 0, 2, 5)).toEqual(['0:１００']);
  });

  it('are found where the HTML has no automatic number', () => {
    const blocks = blocksOf(paragraph(0, '二、资金使用情况说明', { autoLabel: 2 }));
    expect(found(['资金使用情况说明'], blocks, 0, 0, 4)).toEqual(['0:资金']);
  });

  it('are those of one cell of a table', () => {
    const blocks = blocksOf(
      paragraph(0, '基础数据表'),
      table(1, [
        ['项目', '1.00'],
        ['合计', '1.00'],
      ]),
    );
    const html = readNodes(['基础数据表', '项目', '1.00', '合计', '1.00']);
    const anchor = findAnchors(html, blocks).find(({ cell }) => cell?.row === 1 && cell.column === 1)!;
    expect(nodeRanges(html, anchor, null, null)).toEqual([{ node: 4, start: 0, end: 4 }]);
  });

  it('are not guessed: a short text far away is another one', () => {
    const blocks = blocksOf(paragraph(0, '合计'), paragraph(1, '这一段话在后面照样找得到'));
    const nodes = ['长'.repeat(400), '合计', '这一段话在后面照样找得到'];
    expect(found(nodes, blocks, 0)).toBeNull();
    expect(found(nodes, blocks, 1)).toEqual(['2:这一段话在后面照样找得到']);
  });
});
