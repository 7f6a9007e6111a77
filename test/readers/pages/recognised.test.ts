import { expect, it } from 'vitest';
import { doubtfulFigures } from '../../../src/facts/doubtful-figures.js';
import type { DocumentModel, Paragraph, Table } from '../../../src/model/document.js';
import { assemble } from '../../../src/readers/pages/assemble.js';
import type { FigureGlyphs, Glyph, PageContent, Rule } from '../../../src/readers/pages/page-content.js';
import { toPage } from '../../../src/readers/pages/page-content.js';
import { layOutPage } from '../../../src/readers/pages/page-layout.js';
import { joinCutSentences } from '../../../src/readers/sentence-cuts.js';
import { isWeak } from '../../../src/text/evidence.js';

const SIZE = 12;

/** A line as an engine gives it. `[87.56]` is a figure that both engines read, `{…}` one that they read differently. */
function line(printed: string, x: number, y: number): Glyph[] {
  const glyphs: Glyph[] = [];
  let figure: FigureGlyphs | undefined;
  let at = x;
  for (const text of printed) {
    if (text === '[') figure = { agreed: true, other: null, picture: null };
    else if (text === '{') figure = { agreed: false, other: '1,500', picture: new Uint8Array([1, 2, 3]) };
    else if (text === ']' || text === '}') figure = undefined;
    else {
      const width = /[\d.,]/.test(text) ? SIZE / 2 : SIZE;
      const base = { bold: false, run: y, angle: 0, invisible: false, artifact: false, size: SIZE, y };
      glyphs.push({
        ...base,
        text,
        x: at,
        right: at + width,
        confidence: 0.9,
        ...(figure ? { figure } : {}),
      });
      at += width;
    }
  }
  return glyphs;
}

function page(number: number, glyphs: Glyph[], rules: Rule[] = []): PageContent {
  const frame = { pageWidth: 600, pageHeight: 800, width: 600, height: 800, turn: 0 } as const;
  return { number, frame, glyphs, rules, images: [], paths: 0 };
}

function read(...pages: PageContent[]): DocumentModel {
  const blocks = assemble(
    pages.map((content) => layOutPage(content)),
    new Set(),
  );
  const base = {
    version: 1,
    file: '扫描件.pdf',
    sha256: '',
    bytes: 1,
    format: 'pdf',
    declaredTitle: null,
  } as const;
  return joinCutSentences({ ...base, pages: [], blocks, notices: [] });
}

const printed = ({ text, figures }: Pick<Paragraph, 'text' | 'figures'>) =>
  figures?.map(({ start, end }) => text.slice(start, end));

it('keeps what two engines said of a figure through lines, paragraphs and cut sentences', () => {
  const above = line('年初预算安排基本支出[87.56]万元，其中人员经费支出共计七十余万元，公用', 60, 100);
  const below = line('经费[12.3]万元，项目支出{1.500}万元。', 36, 120);
  const [block] = read(page(1, [...above, ...below])).blocks as Paragraph[];
  expect(printed(block!)).toEqual(['87.56', '12.3', '1.500']);
  expect(block).toMatchObject({ source: 'ocr', confidence: 0.9 });

  const document = read(page(1, [...line('其中，人员经费支出共计', 60, 700)]), page(2, below));
  expect(document.blocks).toHaveLength(1);
  expect(printed(document.blocks[0] as Paragraph)).toEqual(['12.3', '1.500']);
});

it('calls a figure certain when both read the same, and gives the picture of it to a person when not', () => {
  const document = read(page(1, line('基本支出[87.56]万元，项目支出{1.500}万元。', 60, 100)));
  const { text } = document.blocks[0] as Paragraph;
  const at = (quote: string) => {
    const start = text.indexOf(quote);
    return { file: '扫描件.pdf', block: 0, start, end: start + quote.length, cell: null };
  };
  expect(isWeak(document, at('基本支出87.56万元'))).toBe(false);
  expect(isWeak(document, at('项目支出1.500万元'))).toBe(true);
  expect(isWeak(document, at('项目支出'))).toBe(true);
  expect(isWeak(document, at(text))).toBe(true);
  expect(doubtfulFigures(document)).toMatchObject([
    {
      code: 'figure-doubtful',
      message: '“1.500”另读作“1,500”，请对照原件核对。',
      location: { block: 0, start: text.indexOf('1.500') },
      picture: 'data:image/png;base64,AQID',
    },
  ]);
});

it('keeps the readings in the cells of a ruled table', () => {
  const rules: Rule[] = [
    ...[100, 130, 160].map((at) => ({ horizontal: true, at, from: 50, to: 350 })),
    ...[50, 200, 350].map((at) => ({ horizontal: false, at, from: 100, to: 160 })),
  ];
  const glyphs = [
    ...line('项目', 60, 120),
    ...line('金额', 210, 120),
    ...line('办公费', 60, 150),
    ...line('[12.30]', 210, 150),
  ];
  const document = read(page(1, glyphs, rules));
  const table = document.blocks[0] as Table;
  expect(table.cells.map(({ text }) => text)).toEqual(['项目', '金额', '办公费', '12.30']);
  expect(table).toMatchObject({ source: 'ocr', confidence: 0.9 });
  const ref = { file: '扫描件.pdf', block: 0, start: null, end: null };
  expect(isWeak(document, { ...ref, cell: { row: 1, column: 1 } })).toBe(false);
  expect(isWeak(document, { ...ref, cell: { row: 1, column: 0 } })).toBe(true);
});

it('finds a straightened place on the page that lay askew', () => {
  const frame = { pageWidth: 600, pageHeight: 800, width: 620, height: 820, turn: 0, skew: 90 } as const;
  // The centre stays; a quarter turn makes the arithmetic plain.
  expect(toPage(frame, { x: 310, y: 410, width: 0, height: 0 })).toMatchObject({ x: 300, y: 400 });
  expect(toPage(frame, { x: 360, y: 410, width: 0, height: 0 })).toMatchObject({ x: 300, y: 450 });
});
