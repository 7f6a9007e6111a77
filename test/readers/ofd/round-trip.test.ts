import { expect, test } from 'vitest';
import { type FlowBlock, flow } from '../../../fixtures/make/pdf-flow.js';
import type { Block, DocumentModel } from '../../../src/model/document.js';
import { read as readAsPdf } from '../pdf/read.js';
import { read } from './read.js';

const SENTENCE = '2024年度支出合计337.83万元，其中：基本支出260.10万元，项目支出77.73万元，比上年下降3.85%。';

const REPORT: readonly FlowBlock[] = [
  { kind: 'title', text: '整体支出绩效自评报告' },
  { kind: 'heading', text: '一、单位基本情况' },
  { kind: 'paragraph', text: SENTENCE.repeat(4) },
  { kind: 'heading', text: '（一）机构设置' },
  { kind: 'paragraph', text: `负责（ABC-1）等工作。${SENTENCE}` },
  {
    kind: 'table',
    widths: [2, 1, 1, 3],
    headerRows: 1,
    rows: [
      [{ text: '项目', rowSpan: 2 }, { text: '金额（万元）', columnSpan: 2 }, { text: '说明' }],
      [{ text: '预算' }, { text: '决算' }, { text: '' }],
      ...Array.from({ length: 40 }, (_, at) => [
        { text: `第${at}项` },
        { text: `1,${100 + at}.50` },
        { text: `${at}.05` },
        { text: SENTENCE.slice(0, (at % 5) * 9) },
      ]),
    ],
  },
  { kind: 'paragraph', text: SENTENCE.repeat(9) },
];

/** Sides in whole points: the formats print other numbers of digits. */
function withoutPlaces({ blocks }: DocumentModel) {
  return blocks.map((block: Block) => {
    const box = block.box && Object.values(block.box).map((side) => Math.round(side));
    if (block.kind === 'table') {
      return { ...block, box, cells: block.cells.map((cell) => ({ ...cell, box: null })) };
    }
    return {
      ...block,
      box,
      style: { ...block.style, size: Math.round(block.style.size ?? 0) },
      segments: block.segments.map((one) => ({ ...one, box: null })),
    };
  });
}

test('a report as OFD gives the blocks that the same report gives as PDF', async () => {
  for (const header of ['某某单位绩效自评报告', undefined]) {
    const document = flow(REPORT, { title: '自评报告', size: 14, pitch: 25, breaksFigures: true, header });
    const [ofd, pdf] = [await read(document), await readAsPdf(document)];
    expect(withoutPlaces(ofd)).toEqual(withoutPlaces(pdf));
    expect(ofd.pages).toHaveLength(pdf.pages.length);
    expect(ofd.declaredTitle).toBe('自评报告');
  }
});
