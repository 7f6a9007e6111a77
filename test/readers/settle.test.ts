import { describe, expect, it } from 'vitest';
import type { DocumentModel, Paragraph } from '../../src/model/document.js';
import { readPastedMarkdown } from '../../src/readers/pasted-markdown.js';
import { joinCutSentences } from '../../src/readers/sentence-cuts.js';
import { readTabTables } from '../../src/readers/tab-tables.js';
import { parseDraft } from '../helpers/draft.js';

const draft = (text: string): DocumentModel => parseDraft(text).document;
const texts = ({ blocks }: DocumentModel): readonly string[] =>
  blocks.filter((block): block is Paragraph => block.kind === 'paragraph').map(({ text }) => text);

/** Indexes are places and segments cover the text, whatever was joined or cut. */
function isSound({ blocks }: DocumentModel): void {
  blocks.forEach((block, index) => {
    expect(block.index).toBe(index);
    if (block.kind !== 'paragraph') return;
    expect(block.segments.map(({ start, end }) => block.text.slice(start, end)).join('')).toBe(block.text);
  });
}

describe('a sentence that two paragraphs share', () => {
  it('is whole where the first cannot have ended', () => {
    const joined = joinCutSentences(
      draft('2024年预算数100万元，本年项目支出\n决算数120万元，用于业务工作。\n一、概况'),
    );
    expect(texts(joined)).toEqual([
      '2024年预算数100万元，本年项目支出决算数120万元，用于业务工作。',
      '一、概况',
    ]);
    isSound(joined);
  });

  it.each([
    ['headings', '一、基本情况\n本单位有编制6名，在职5人。'],
    ['titles', '青石县档案馆\n整体支出绩效自评报告'],
    ['a heading behind it', '各单位要加强管理，构建共建共治\n# 九、结果应用'],
    ['a signature', '特此报告，请予审核\n2025年7月10日'],
    ['a closing bracket', '（联系方式，见附件）\n本单位有编制6名，在职5人。'],
  ])('is not made out of %s', (_, text) => {
    expect(texts(joinCutSentences(draft(text)))).toHaveLength(2);
  });
});

const PLAIN = { name: null, outline: null, bold: false, size: null, align: null } as const;

describe('markdown pasted into Word', () => {
  it('gives the headings that a reader sees, with a notice', () => {
    const plain = draft('甲\n乙\n编制**6**名。');
    const typed: DocumentModel = {
      ...plain,
      blocks: plain.blocks.map((block, index) =>
        block.kind === 'paragraph' && index < 2
          ? {
              ...block,
              text: `## ${block.text}、概况`,
              segments: [{ start: 0, end: block.text.length + 6, page: null, box: null }],
            }
          : block,
      ),
    };
    const result = readPastedMarkdown(typed);
    expect(texts(result)).toEqual(['甲、概况', '乙、概况', '编制6名。']);
    expect((result.blocks[0] as Paragraph).style.outline).toBe(2);
    expect(result.notices.map(({ code }) => code)).toEqual(['markdown-marks']);
    isSound(result);
  });

  it('is known in a picture too, where the marks run into the words', () => {
    const plain = draft('###一、概况\n#井##（一）职责\n编制6名。');
    const scanned: DocumentModel = {
      ...plain,
      blocks: plain.blocks.map(
        (block) => ({ ...block, source: 'ocr', style: { ...PLAIN, outline: null } }) as Paragraph,
      ),
    };
    const result = readPastedMarkdown(scanned);
    expect(texts(result)).toEqual(['一、概况', '（一）职责', '编制6名。']);
    expect((result.blocks[0] as Paragraph).style.outline).toBeNull();
  });

  it('leaves a single # alone', () => {
    const document = draft('编号\n说明');
    expect(readPastedMarkdown(document)).toBe(document);
  });
});

describe('a table typed with tab stops', () => {
  it('is a table, its repeated header left out', () => {
    const read = readTabTables(draft('项目\t分值\t评分\nA\t10\t9\n项目\t分值\t评分\nB\t10\t8\n正文。'));
    expect(read.blocks.map(({ kind }) => kind)).toEqual(['table', 'paragraph']);
    expect(read.blocks[0]).toMatchObject({ rows: 3, columns: 3 });
    isSound(read);
  });

  it('is not made of one line with tabs', () => {
    const document = draft('单位：\t青石县档案馆\t（盖章）\n正文。');
    expect(readTabTables(document)).toBe(document);
  });
});
