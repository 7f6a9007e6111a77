import type { Block, Paragraph, Segment, Table } from '../../../src/model/document.js';
import type { AmountResult, Finding, Location, SectionResult } from '../../../src/model/review.js';

/** Parts of a review and of a document, with what a test does not care about filled in. */

export const place = (block: number, more: Partial<Location> = {}): Location => ({
  file: '报告.docx',
  page: null,
  block,
  start: null,
  end: null,
  cell: null,
  box: null,
  ...more,
});

export const finding = (id: string, more: Partial<Finding> = {}): Finding => ({
  id,
  rule: 'total-mismatch',
  severity: 'error',
  message: `疑点${id}`,
  evidence: [],
  expected: null,
  actual: null,
  suggestion: null,
  criterion: null,
  key: `key-${id}`,
  causedBy: null,
  certainty: 'certain',
  confidence: 1,
  ...more,
});

export const at = (...locations: readonly Location[]): Finding['evidence'] =>
  locations.map((location) => ({ quote: '引文', location }));

const base = { layer: 'body', page: null, box: null, source: 'text', confidence: 1 } as const;

export const paragraph = (index: number, text: string, more: Partial<Paragraph> = {}): Paragraph => ({
  ...base,
  index,
  kind: 'paragraph',
  text,
  autoLabel: 0,
  style: { name: null, outline: null, bold: false, size: null, align: null },
  segments: [],
  mark: null,
  ...more,
});

export const table = (index: number, rows: readonly (readonly string[])[]): Table => ({
  ...base,
  index,
  kind: 'table',
  rows: rows.length,
  columns: rows[0]!.length,
  grid: 'markup',
  cells: rows.flatMap((texts, row) =>
    texts.map((text, column) => ({
      ...{ row, column, rowSpan: 1, columnSpan: 1, text, page: null, box: null },
    })),
  ),
});

export const line = (start: number, end: number, page: number, y: number): Segment => ({
  start,
  end,
  page,
  box: { x: 100, y, width: 200, height: 14 },
});

export const amount = (
  item: string,
  raw: string,
  yuan: string,
  more: Partial<AmountResult> = {},
): AmountResult => ({
  id: `${item}-${raw}`,
  raw,
  yuan,
  item,
  measure: 'final',
  year: 2024,
  section: null,
  table: null,
  certainty: 'certain',
  location: place(1),
  ...more,
});

export const section = (id: string, parent: string | null, block: number, title: string): SectionResult => ({
  id,
  parent,
  level: parent === null ? 1 : 2,
  number: null,
  ordinal: null,
  label: null,
  title,
  auto: false,
  location: place(block, { start: 0, end: title.length }),
});

export const blocksOf = (...blocks: readonly Block[]): readonly Block[] => blocks;
