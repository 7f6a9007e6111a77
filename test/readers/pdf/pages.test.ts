import { describe, expect, test } from 'vitest';
import type { PdfMark } from '../../../fixtures/make/pdf.js';
import { body, bodyTexts, noticeCodes, read, readMarks, tables } from './read.js';

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
const SCAN: PdfMark = { kind: 'image', x: 0, y: 0, width: 595, height: 842 };
const PROSE = Array.from({ length: 10 }, (_, at) =>
  text(76, 100 + at * 28, '本单位严格执行各项制度。'.repeat(2)),
);

describe('pages that cannot be read', () => {
  test('a page that is one picture is left for somebody else, and said so', async () => {
    const document = await read({ pages: [{ marks: PROSE }, { marks: [SCAN, text(290, 800, '2')] }] });
    expect(document.pages.map((page) => page.read)).toEqual(['text', 'unread']);
    expect(document.notices).toMatchObject([{ code: 'page-unread', page: 2 }]);
  });

  test('a picture in strips is a picture, too', async () => {
    const strips: PdfMark[] = [0, 200, 400, 600].map((y) => ({
      kind: 'image',
      x: 0,
      y,
      width: 595,
      height: 200,
    }));
    expect((await readMarks(...strips)).pages[0]!.read).toBe('unread');
  });

  test('a page whose text layer is garbage gives no text at all', async () => {
    const garbage = PROSE.map((_, at) => text(76, 100 + at * 28, '\ue123\ue456\ue789\ufffd年度\ue111'));
    const document = await readMarks(SCAN, ...garbage);
    expect(document.pages[0]!.read).toBe('unread');
    expect(bodyTexts(document)).toEqual([]);
    expect(noticeCodes(document)).toEqual(['page-unread']);
  });

  test('a line of characters that nobody can see costs nothing but itself', async () => {
    const document = await readMarks(...PROSE, text(76, 60, '\u0001\u0002\u0001'));
    expect(document.pages[0]!.read).toBe('text');
    expect(bodyTexts(document).join('')).toContain('本单位严格执行各项制度');
  });

  test('a text layer of digits beside a picture has lost its Chinese', async () => {
    const digits = PROSE.map((_, at) => text(76, 100 + at * 28, '2024 87.56 76.76'));
    const document = await readMarks(SCAN, ...digits);
    expect(document.pages[0]!.read).toBe('unread');
    expect(bodyTexts(document)).toEqual([]);
  });

  test('text that somebody else has recognised under a picture counts as recognised', async () => {
    const hidden = PROSE.map((mark) => ({ ...mark, invisible: true }) as PdfMark);
    const document = await readMarks(SCAN, ...hidden);
    expect(document.pages[0]!.read).toBe('ocr');
    expect(document.blocks.every(({ source, confidence }) => source === 'ocr' && confidence < 1)).toBe(true);
  });

  test('a page with text and a seal is an ordinary page', async () => {
    const document = await readMarks(...PROSE, { kind: 'image', x: 350, y: 500, width: 120, height: 120 });
    expect(document.pages[0]!.read).toBe('text');
    expect(document.notices).toEqual([]);
  });

  test('a page with text and a large picture is read, and the picture is said not to be', async () => {
    const document = await readMarks(...PROSE, { kind: 'image', x: 76, y: 420, width: 440, height: 380 });
    expect(document.pages[0]!.read).toBe('text');
    expect(document.notices).toMatchObject([{ code: 'image-skipped', page: 1 }]);
  });

  test('a page that is white is an ordinary page', async () => {
    const document = await read({ pages: [{ marks: PROSE }, { marks: [] }] });
    expect(document.pages.map((page) => page.read)).toEqual(['text', 'text']);
  });
});

describe('pages that lie on their side', () => {
  const upright = [text(76, 100, '一、单位基本情况'), text(76, 140, '核定编制6名。')];

  test('are read as the viewer turns them, with their boxes as displayed', async () => {
    for (const rotate of [90, 180, 270] as const) {
      // What a turned page shows upright was written turned the other way.
      const angle = rotate;
      const marks = upright.map((mark, at) => {
        const along = { 90: [100 + at * 40, 700], 180: [500, 700 - at * 40], 270: [500 - at * 40, 100] }[
          rotate
        ];
        return { ...mark, angle, x: along[0]!, y: along[1]! } as PdfMark;
      });
      const document = await read({ pages: [{ rotate, marks }] });
      expect(bodyTexts(document)).toEqual(['一、单位基本情况', '核定编制6名。']);
      const [page] = document.pages;
      expect(page!.width).toBe(rotate === 180 ? 595 : 842);
      const { box } = body(document)[0]!;
      expect(box!.width).toBeGreaterThan(box!.height * 4);
    }
  });

  test('are read when only the text is turned, with boxes along the edge where it stands', async () => {
    const marks = [
      text(100, 700, '一、单位基本情况', { angle: 90 }),
      text(140, 700, '核定编制6名。', { angle: 90 }),
    ];
    const document = await readMarks(...marks);
    expect(bodyTexts(document)).toEqual(['一、单位基本情况', '核定编制6名。']);
    const { box } = body(document)[0]!;
    expect(box!.height).toBeCloseTo(128, 0);
    expect(box!.x).toBeCloseTo(100 - 14.08, 0);
    expect(box!.y).toBeCloseTo(700 - 128, 0);
  });
});

describe('footnotes', () => {
  test('stand apart, and do not part the text that goes on over the page', async () => {
    const full = '和'.repeat(27);
    const document = await read({
      pages: [
        {
          marks: [
            text(108, 600, '公务接待费支出共87.56'),
            text(108 + 168, 593, '1', { size: 8 }),
            text(108 + 176, 600, '万元，主要用于各项接待的费用'),
            text(76, 628, full),
            { kind: 'line', x1: 76, y1: 740, x2: 220, y2: 740 },
            text(76, 760, '1 数据来源：决算报表，共计12.5万元。', { size: 9 }),
            text(280, 800, '- 1 -', { size: 12 }),
          ],
        },
        { marks: [text(76, 100, full), text(76, 128, '全部完成。'), text(280, 800, '- 2 -', { size: 12 })] },
      ],
    });
    expect(bodyTexts(document)).toEqual([
      `公务接待费支出共87.56¹万元，主要用于各项接待的费用${full}${full}全部完成。`,
      '1 数据来源：决算报表，共计12.5万元。',
    ]);
    expect(body(document).map(({ mark }) => mark)).toEqual([null, 'note']);
  });
});

describe('pages in two columns', () => {
  const left = '本单位严格执行各项制度，在保证任务完成的同时落';
  const rows = (x: number, words: string) =>
    Array.from({ length: 12 }, (_, at) => text(x, 150 + at * 18, words, { size: 10 }));

  test('are read one column after the other, below what goes over both', async () => {
    const document = await readMarks(
      text(150, 100, '全县财政支出绩效自评工作简报专刊', { size: 20 }),
      ...rows(60, left),
      ...rows(310, '右'.repeat(23)),
    );
    expect(bodyTexts(document)).toEqual([
      '全县财政支出绩效自评工作简报专刊',
      left.repeat(12) + '右'.repeat(23 * 12),
    ]);
  });

  test('may stand between lines over the whole width, and end on the next page', async () => {
    const wide = (y: number) => text(60, y, '全'.repeat(30), { size: 16 });
    const [short, rest] = [rows(60, left).slice(0, 3), rows(310, '右'.repeat(23)).slice(0, 3)];
    const document = await read({
      pages: [
        {
          marks: [
            ...[60, 80, 100, 120].map(wide),
            ...rows(60, left),
            ...rows(310, '右'.repeat(23)),
            wide(400),
          ],
        },
        { marks: [...short, ...rest] },
      ],
    });
    const all = bodyTexts(document).join('');
    expect(all).toBe(
      '全'.repeat(120) +
        left.repeat(12) +
        '右'.repeat(23 * 12) +
        '全'.repeat(30) +
        left.repeat(3) +
        '右'.repeat(69),
    );
  });

  test('are not made of lines with a gap in the middle', async () => {
    const document = await readMarks(
      ...Array.from({ length: 10 }, (_, at) => [
        text(76, 100 + at * 28, '联系人：某某某某某某'),
        text(320, 100 + at * 28, '电话：073012345678'),
      ]).flat(),
    );
    expect(bodyTexts(document)).toHaveLength(10);
    expect(tables(document)).toEqual([]);
  });
});
