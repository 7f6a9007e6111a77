import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FlowBlock, flow } from '../../../fixtures/make/pdf-flow.js';
import { bodyTexts, read, tables } from './read.js';

const PHRASES = [
  '贯彻落实国家有关方针政策',
  '人员经费76.76万元',
  '比上年减少0.32万元',
  '下降3.85%',
  '其中：基本支出1,081.51万元',
  '（不含政府性基金）',
  '“三公”经费支出0万元',
  '项目支出决算数 256.32 万元',
  '组织开展宣传教育活动120场次',
  '2024年度',
];

const sentence = fc
  .array(fc.constantFrom(...PHRASES), { minLength: 1, maxLength: 5 })
  .map((phrases) => `${phrases.join('，')}。`);
const paragraph = fc
  .array(sentence, { minLength: 1, maxLength: 6 })
  .map((sentences): FlowBlock => ({ kind: 'paragraph', text: sentences.join('') }));
const heading = fc
  .constantFrom('一、单位基本情况', '（一）机构设置', '三、存在的问题及原因分析')
  .map((text): FlowBlock => ({ kind: 'heading', text }));
const table = fc.integer({ min: 2, max: 30 }).map(
  (rows): FlowBlock => ({
    kind: 'table',
    widths: [2, 2, 4],
    rows: Array.from({ length: rows }, (_, at) => [
      { text: `项目${at}` },
      { text: `${at * 12}.05` },
      { text: PHRASES[at % PHRASES.length]! },
    ]),
  }),
);
const part = fc
  .tuple(heading, fc.array(paragraph, { minLength: 1, maxLength: 4 }), fc.option(table, { nil: null }))
  .map(([title, texts, grid]) => [title, ...texts, ...(grid ? [grid] : [])]);

const options = fc.record({
  margin: fc.record({
    top: fc.integer({ min: 80, max: 110 }),
    right: fc.integer({ min: 60, max: 100 }),
    bottom: fc.integer({ min: 80, max: 100 }),
    left: fc.integer({ min: 60, max: 100 }),
  }),
  size: fc.constantFrom(12, 14, 15, 16),
  pitch: fc.constantFrom(22, 26, 28, 30),
  header: fc.constantFrom(undefined, '某某单位绩效自评报告'),
  breaksFigures: fc.boolean(),
  scattered: fc.boolean(),
});

test('a report comes out as it was written, whatever its margins, sizes and line ends', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(part, { minLength: 2, maxLength: 5 }), options, async (parts, set) => {
      const blocks = parts.flat();
      const document = await read(flow(blocks, set));
      expect(bodyTexts(document)).toEqual(blocks.flatMap((block) => ('text' in block ? [block.text] : [])));
      expect(tables(document).map(({ rows }) => rows)).toEqual(
        blocks.flatMap((block) => (block.kind === 'table' ? [block.rows.length] : [])),
      );
    }),
    { numRuns: 30, seed: 3 },
  );
}, 180_000);
