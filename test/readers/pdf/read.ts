import { expect } from 'vitest';
import { type PdfDocument, type PdfMark, writePdf } from '../../../fixtures/make/pdf.js';
import type {
  Block,
  DocumentModel,
  Paragraph,
  ReadLimits,
  ReadResult,
  Table,
} from '../../../src/model/document.js';
import { readPdf } from '../../../src/readers/pdf/read-pdf.js';

export const limits: ReadLimits = {
  fileBytes: 1e8,
  partBytes: 1e8,
  inflatedBytes: 1e9,
  ratio: 200,
  entries: 2000,
  depth: 4,
  pages: 300,
  pixels: 5e7,
  characters: 5_000_000,
};

export function readBytes(bytes: Uint8Array, changed: Partial<ReadLimits> = {}): Promise<ReadResult> {
  return readPdf({ file: '报告.pdf', bytes, sha256: 'test' }, { ...limits, ...changed });
}

export async function read(document: PdfDocument, changed: Partial<ReadLimits> = {}): Promise<DocumentModel> {
  const result = await readBytes(writePdf(document), changed);
  if (!result.ok) throw new Error(result.failure.message);
  result.document.blocks.forEach(checkBlock);
  return result.document;
}

/** One page with these marks. */
export function readMarks(...marks: PdfMark[]): Promise<DocumentModel> {
  return read({ pages: [{ marks }] });
}

/** What must hold of every block of every document. */
function checkBlock(block: Block, index: number): void {
  expect(block.index).toBe(index);
  if (block.kind === 'table') checkTable(block);
  else checkSegments(block);
}

function checkSegments(block: Paragraph): void {
  let end = 0;
  for (const segment of block.segments) {
    expect(segment.start).toBe(end);
    expect(segment.end).toBeGreaterThan(segment.start);
    end = segment.end;
  }
  expect(end).toBe(block.text.length);
  expect(block.text).toBe(block.text.trim());
}

/** Every place of the grid belongs to exactly one cell. */
function checkTable({ rows, columns, cells }: Table): void {
  const taken = new Set<string>();
  for (const { row, column, rowSpan, columnSpan } of cells) {
    for (let r = row; r < row + rowSpan; r += 1) {
      for (let c = column; c < column + columnSpan; c += 1) {
        expect(taken.has(`${r},${c}`), `place ${r},${c} is taken twice`).toBe(false);
        taken.add(`${r},${c}`);
      }
    }
  }
  expect(taken.size).toBe(rows * columns);
}

export function body({ blocks }: DocumentModel): Paragraph[] {
  return blocks.filter((block): block is Paragraph => block.kind === 'paragraph' && block.layer === 'body');
}

export function bodyTexts(document: DocumentModel): string[] {
  return body(document).map(({ text }) => text);
}

export function furnitureTexts({ blocks }: DocumentModel): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.layer === 'furniture' ? [block.text] : [],
  );
}

export function tables({ blocks }: DocumentModel): Table[] {
  return blocks.filter((block): block is Table => block.kind === 'table');
}

/** Rows of texts; a merged cell's text stands at its top left corner, the places that it covers are null. */
export function matrix({ rows, columns, cells }: Table): (string | null)[][] {
  const places = Array.from({ length: rows }, () => new Array<string | null>(columns).fill(null));
  for (const cell of cells) places[cell.row]![cell.column] = cell.text;
  return places;
}

export function noticeCodes({ notices }: DocumentModel): string[] {
  return notices.map(({ code }) => code);
}
