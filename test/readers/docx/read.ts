import { createHash } from 'node:crypto';
import { type DocxDocument, docxParts, writeDocx, zipParts } from '../../../fixtures/make/docx.js';
import type {
  Block,
  DocumentModel,
  Paragraph,
  ReadLimits,
  ReadResult,
  Table,
} from '../../../src/model/document.js';
import { readDocx } from '../../../src/readers/docx/read-docx.js';

/** The test language of the .docx reader: a document in, its blocks or their texts out. */
export const limits: ReadLimits = {
  fileBytes: 50_000_000,
  partBytes: 64_000_000,
  inflatedBytes: 200_000_000,
  ratio: 200,
  entries: 2_000,
  depth: 256,
  pages: 300,
  pixels: 50_000_000,
  characters: 5_000_000,
};

export function readBytes(bytes: Uint8Array, own: Partial<ReadLimits> = {}): Promise<ReadResult> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return readDocx({ file: '自评报告.docx', bytes, sha256 }, { ...limits, ...own });
}

export async function modelOf(bytes: Uint8Array): Promise<DocumentModel> {
  const result = await readBytes(bytes);
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.document;
}

export function read(document: DocxDocument): Promise<DocumentModel> {
  return modelOf(writeDocx(document));
}

/** The document with some of its parts changed after writing. */
export function readChanged(
  document: DocxDocument,
  change: (parts: Record<string, string>) => void,
): Promise<DocumentModel> {
  const parts = docxParts(document);
  change(parts);
  return modelOf(zipParts(parts));
}

export async function failureOf(bytes: Uint8Array, own: Partial<ReadLimits> = {}): Promise<string> {
  const result = await readBytes(bytes, own);
  return result.ok ? 'read' : result.failure.code;
}

export function isParagraph(block: Block): block is Paragraph {
  return block.kind === 'paragraph';
}

export function bodyParagraphs(model: DocumentModel): Paragraph[] {
  return model.blocks.filter(isParagraph).filter(({ layer }) => layer === 'body');
}

/** Texts of the body's paragraphs in order. */
export async function textsOf(document: DocxDocument): Promise<string[]> {
  return bodyParagraphs(await read(document)).map(({ text }) => text);
}

export function firstTable(model: DocumentModel): Table {
  const table = model.blocks.find((block) => block.kind === 'table');
  if (!table) throw new Error('no table');
  return table;
}

/** `row,column+rows x columns: text`, a cell a line. */
export function cellsOf(table: Table): string[] {
  return table.cells.map(
    ({ row, column, rowSpan, columnSpan, text }) => `${row},${column} ${rowSpan}x${columnSpan} ${text}`,
  );
}

export function noticeCodes(model: DocumentModel): string[] {
  return model.notices.map(({ code }) => code);
}
