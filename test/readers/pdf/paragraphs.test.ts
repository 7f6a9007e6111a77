import { describe, expect, test } from 'vitest';
import type { PdfMark } from '../../../fixtures/make/pdf.js';
import { type FlowBlock, flow } from '../../../fixtures/make/pdf-flow.js';
import { body, bodyTexts, furnitureTexts, read, readMarks } from './read.js';

const LONG =
  '2024年基本支出预算数87.56万元，其中：人员经费76.76万元，公用经费10.8万元；决算数81.51万元，其中：人员经费76.44万元，公用经费5.07万元。';
const DUTY =
  '贯彻落实上级有关工作的方针政策，从实际出发制定工作规划并组织实施，督促落实责任制，对各单位执行情况进行检查考核。';

const REPORT: FlowBlock[] = [
  { kind: 'title', text: '2024年度整体支出绩效自评报告' },
  { kind: 'heading', text: '一、单位基本情况' },
  { kind: 'heading', text: '（一）职能职责' },
  { kind: 'paragraph', text: DUTY },
  { kind: 'heading', text: '（二）机构设置' },
  { kind: 'paragraph', text: '核定编制6名。' },
  { kind: 'heading', text: '二、支出情况' },
  { kind: 'paragraph', text: LONG },
  { kind: 'paragraph', text: `1.总体情况。${LONG}` },
  { kind: 'paragraph', text: DUTY.repeat(3) },
  { kind: 'paragraph', text: LONG.repeat(4) },
  { kind: 'paragraph', text: DUTY.repeat(8) },
  { kind: 'heading', text: '三、存在的问题' },
  { kind: 'paragraph', text: '无' },
];
const TEXTS = REPORT.map((block) => ('text' in block ? block.text : ''));

const text = (
  x: number,
  y: number,
  words: string,
  more: Partial<Extract<PdfMark, { kind: 'text' }>> = {},
): PdfMark => ({
  kind: 'text',
  x,
  y,
  size: 16,
  text: words,
  ...more,
});

describe('paragraphs of a report', () => {
  test('come out one for one, joined over lines and over pages', async () => {
    const document = await read(flow(REPORT));
    expect(document.pages.length).toBeGreaterThan(1);
    expect(bodyTexts(document)).toEqual(TEXTS);
  });

  test('come out the same when a browser has placed every character by itself', async () => {
    expect(bodyTexts(await read(flow(REPORT, { scattered: true })))).toEqual(TEXTS);
  });

  test('keep figures whole that a converter has cut at the end of a line', async () => {
    for (const right of [76, 79, 84, 88, 90]) {
      const margin = { top: 100, right, bottom: 96, left: 76 };
      expect(bodyTexts(await read(flow(REPORT, { breaksFigures: true, margin })))).toEqual(TEXTS);
    }
  });

  test('come out the same without indents, with short last lines', async () => {
    const flush = REPORT.map((block) =>
      block.kind === 'paragraph' || block.kind === 'heading' ? ({ ...block, kind: 'flush' } as const) : block,
    );
    expect(bodyTexts(await read(flow(flush)))).toEqual(TEXTS);
  });

  test('hold one segment for each printed line, on its own page', async () => {
    const document = await read(flow(REPORT));
    const split = body(document).filter(({ segments }) => new Set(segments.map(({ page }) => page)).size > 1);
    expect(split).toHaveLength(1);
    const [paragraph] = split;
    expect(paragraph!.page).toBe(2);
    expect(paragraph!.segments.map(({ page }) => page)).toContain(3);
    const lines = paragraph!.segments.map(({ start, end }) => paragraph!.text.slice(start, end));
    expect(lines.join('')).toBe(paragraph!.text);
    expect(paragraph!.box!.y + paragraph!.box!.height).toBeLessThan(842);
  });

  test('begin anew on the next page after an indent, a heading or a finished last line', async () => {
    const bottom = (words: string) => text(76, 740, words);
    const pages = (next: PdfMark) => ({
      pages: [
        {
          marks: [
            text(108, 684, '一、资金使用情况说明如下，逐项列示各项支出的金额'),
            text(76, 712, '和'.repeat(27)),
            bottom('和'.repeat(27)),
          ],
        },
        { marks: [next, text(76, 128, '二'.repeat(27)), text(76, 156, '后文。')] },
      ],
    });
    expect(bodyTexts(await read(pages(text(76, 100, '后'.repeat(27)))))).toHaveLength(1);
    expect(bodyTexts(await read(pages(text(108, 100, '后'.repeat(25)))))).toHaveLength(2);
    expect(
      bodyTexts(
        await read(pages(text(76, 100, '（二）项目支出情况说明，其余各项内容见本报告的附表。一二三'))),
      ),
    ).toHaveLength(2);
  });
});

describe('lines that begin with a number by chance', () => {
  const filler = (words: string) => words + '和'.repeat(27 - words.length);

  test('go on with the sentence above when paragraphs and headings are indented', async () => {
    const document = await readMarks(
      text(108, 100, '（一）收支情况'),
      text(108, 128, filler('').slice(2)),
      text(76, 156, filler('按照通知')),
      text(76, 184, '（二）项支出完成。'),
      text(108, 212, '（二）项目支出'),
    );
    expect(bodyTexts(document)).toHaveLength(3);
  });

  test('are headings where headings begin at the edge', async () => {
    const document = await readMarks(
      text(76, 100, '一、收支情况'),
      text(108, 128, '短段。'),
      text(76, 156, '二、支出情况'),
      text(108, 184, filler('').slice(2)),
      text(76, 212, `${'和'.repeat(26)}。`),
      text(76, 240, '三、存在的问题'),
    );
    expect(bodyTexts(document)).toHaveLength(5);
  });

  test('never begin with the % of the figure above', async () => {
    const document = await readMarks(text(76, 100, '比上年下降3.85'), text(76, 128, '%，其中：'));
    expect(bodyTexts(document)).toEqual(['比上年下降3.85%，其中：']);
  });
});

describe('the text of a paragraph', () => {
  test('has no space where two lines meet in Chinese, and none inside a figure', async () => {
    const document = await readMarks(
      text(108, 100, '全年公务接待费支出一共是12.35万元比上年减少了5.36%和2.4万'),
      text(76, 128, '元，其中项目支出执行率为百分之九十八，比上年提高的幅度88.'),
      text(76, 156, '25%。'),
    );
    expect(bodyTexts(document)).toEqual([
      '全年公务接待费支出一共是12.35万元比上年减少了5.36%和2.4万元，其中项目支出执行率为百分之九十八，比上年提高的幅度88.25%。',
    ]);
  });

  test('keeps the spaces that are printed, around a figure and in a spread title', async () => {
    const document = await readMarks(
      text(250, 100, '目　　录', { size: 22 }),
      text(76, 160, '附 件'),
      text(76, 200, '决算数 256.32 万元'),
      text(76, 240, 'GDP growth in 2024'),
    );
    expect(bodyTexts(document)).toEqual(['目　　录', '附 件', '决算数 256.32 万元', 'GDP growth in 2024']);
  });

  test('counts a wide gap between words as a space, and the narrow one beside Chinese as none', async () => {
    const document = await readMarks(
      text(76, 100, '共计'),
      text(76 + 32 + 4, 100, '256.32'),
      text(76 + 32 + 4 + 48 + 4, 100, '万元'),
      text(76, 200, 'final'),
      text(76 + 40 + 6, 200, 'accounts'),
    );
    expect(bodyTexts(document)).toEqual(['共计256.32万元', 'final accounts']);
  });

  test('folds radicals and leaves full-width figures alone', async () => {
    const document = await readMarks(text(76, 100, '⾦额１２．５％'));
    expect(bodyTexts(document)).toEqual(['金额１２．５％']);
  });

  test('says once what is printed twice to look bold', async () => {
    const twice = [76, 76.4].map((x) => text(x, 100, '一、项目支出11.22万元'));
    const [paragraph] = body(await readMarks(...twice));
    expect(paragraph!.text).toBe('一、项目支出11.22万元');
    expect(paragraph!.style.bold).toBe(true);
  });
});

describe('the style of a paragraph', () => {
  test('tells size, weight and a centred title', async () => {
    const document = await read(flow(REPORT));
    const [title, heading] = body(document);
    expect(title!.style).toMatchObject({ size: 22, bold: true, align: 'center' });
    expect(heading!.style).toMatchObject({ size: 16, bold: true, align: 'left' });
    expect(body(document)[3]!.style).toMatchObject({ size: 16, bold: false, align: 'left' });
  });

  test('joins a centred title that is longer than a line, and parts two that are not', async () => {
    const long = '2024年度某某市某某区某某工作社会化服务中心部门整体支出绩效自评报告';
    const document = await read(
      flow([
        { kind: 'title', text: long },
        { kind: 'title', text: '某某服务中心' },
        { kind: 'title', text: '自评报告' },
        ...REPORT.slice(1),
      ]),
    );
    expect(bodyTexts(document).slice(0, 3)).toEqual([long, '某某服务中心', '自评报告']);
    expect(body(document)[0]!.style.align).toBe('center');
  });
});

describe('a table of contents', () => {
  test('gives each line a paragraph of its own, marked', async () => {
    const document = await read(
      flow([
        { kind: 'centred', text: '目　录' },
        { kind: 'entry', text: '一、单位基本情况', page: 1 },
        { kind: 'entry', text: '（一）职能职责', page: 1 },
        { kind: 'entry', text: '二、一般公共预算支出情况', page: 12 },
        { kind: 'page-break' },
        ...REPORT.slice(1),
      ]),
    );
    const entries = body(document).filter(({ mark }) => mark === 'toc');
    expect(entries.map(({ text: words }) => words.replace(/\.+/, ' '))).toEqual([
      '一、单位基本情况 1',
      '（一）职能职责 1',
      '二、一般公共预算支出情况 12',
    ]);
    expect(bodyTexts(document).slice(4)).toEqual(TEXTS.slice(1));
  });

  test('knows its lines without a leader by the gap before the page number', async () => {
    const document = await readMarks(
      text(260, 100, '目录'),
      text(76, 140, '一、基本情况'),
      text(500, 140, '1'),
      text(76, 170, '二、支出情况'),
      text(500, 170, '3'),
    );
    expect(body(document).map(({ mark }) => mark)).toEqual([null, 'toc', 'toc']);
  });
});

describe('running heads and page numbers', () => {
  test('are furniture, and do not part the paragraph that goes over the page', async () => {
    const document = await read(flow(REPORT, { header: '某某服务中心绩效自评报告' }));
    expect(bodyTexts(document)).toEqual(TEXTS);
    expect(furnitureTexts(document)).toEqual(
      document.pages.flatMap(({ number }) => ['某某服务中心绩效自评报告', `— ${number} —`]),
    );
  });

  test.each([
    ['a bare number', (page: number) => String(page)],
    ['a number between hyphens', (page: number) => `- ${page} -`],
    ['a number between dashes', (page: number) => `—${page}—`],
    ['a number in words', (page: number) => `第${page}页 共3页`],
    ['a fraction', (page: number) => `${page}/2`],
  ])('are known as %s', async (_, footer) => {
    const document = await read(flow(REPORT, { footer }));
    expect(bodyTexts(document)).toEqual(TEXTS);
    expect(furnitureTexts(document)).toEqual(document.pages.map(({ number }) => footer(number)));
  });

  test('are not the end of a figure that happens to stand in the last line of the page', async () => {
    const marks = [
      ...Array.from({ length: 20 }, (_, at) => text(76, 240 + at * 26, '和'.repeat(27))),
      text(76, 760, '256'),
    ];
    const document = await read({ pages: [{ marks }] });
    expect(furnitureTexts(document)).toEqual([]);
    expect(bodyTexts(document)[0]).toMatch(/256$/);
  });

  test('are not the title of a form, nor its unit, that comes back on the next page', async () => {
    const form = [
      text(200, 70, '项目支出绩效自评表', { size: 22 }),
      text(420, 96, '单位：万元', { size: 10.5 }),
    ];
    const filler = Array.from({ length: 10 }, (_, at) =>
      text(76, 200 + at * 28, '本项目已完成。'.repeat(3), { size: 10.5 }),
    );
    const document = await read({ pages: [1, 2, 3].map(() => ({ marks: [...form, ...filler] })) });
    expect(furnitureTexts(document)).toEqual([]);
  });

  test('a watermark across the page is furniture', async () => {
    const document = await read({
      pages: [
        { marks: [text(150, 600, '仅供审核使用', { size: 60, angle: 45 }), text(76, 100, '一、项目概况')] },
      ],
    });
    expect(bodyTexts(document)).toEqual(['一、项目概况']);
    expect(furnitureTexts(document)).toEqual(['仅供审核使用']);
  });
});
