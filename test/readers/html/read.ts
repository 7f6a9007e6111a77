import type { DocumentModel, Paragraph, ReadResult, Table } from '../../../src/model/document.js';
import { readLimits } from '../../../src/pipeline/limits.js';
import { readDocument } from '../../../src/readers/read.js';

/** The test language of the page reader: markup in, the lines of its document out. */
export function readBytes(bytes: Uint8Array, file = '公开.html'): Promise<ReadResult> {
  return readDocument({ file, bytes, sha256: 'x' }, readLimits);
}

export async function modelOf(page: string | Uint8Array, file?: string): Promise<DocumentModel> {
  const bytes = typeof page === 'string' ? new TextEncoder().encode(page) : page;
  const result = await readBytes(bytes, file);
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.document;
}

export const paragraphs = (model: DocumentModel): readonly Paragraph[] =>
  model.blocks.filter((block): block is Paragraph => block.kind === 'paragraph');

export const tables = (model: DocumentModel): readonly Table[] =>
  model.blocks.filter((block): block is Table => block.kind === 'table');

/** A table as `[r,c rxs text …]` is one string, rows parted by ` / `. */
export const linesOf = (model: DocumentModel): readonly string[] =>
  model.blocks.map((block) => (block.kind === 'paragraph' ? block.text : tableLine(block)));

const tableLine = (table: Table): string =>
  Array.from({ length: table.rows }, (_, row) =>
    table.cells
      .filter((cell) => cell.row === row)
      .map(({ text, rowSpan, columnSpan }) =>
        rowSpan > 1 || columnSpan > 1 ? `${text}[${rowSpan}x${columnSpan}]` : text,
      )
      .join(' | '),
  ).join(' / ');

export const page = (body: string, head = ''): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;

export const lines = async (body: string, head = ''): Promise<readonly string[]> =>
  linesOf(await modelOf(page(body, head)));
