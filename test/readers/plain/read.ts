import type { DocumentModel, Paragraph, Table } from '../../../src/model/document.js';
import { readPlain } from '../../../src/readers/plain/read-plain.js';

export function read(text: string): DocumentModel {
  const result = readPlain({ file: '报告.txt', bytes: new TextEncoder().encode(text), sha256: 'x' });
  if (!result.ok) throw new Error(result.failure.message);
  return result.document;
}

export const tablesIn = (text: string): readonly Table[] =>
  read(text).blocks.filter((block): block is Table => block.kind === 'table');

export const paragraphsIn = (text: string): readonly string[] =>
  read(text)
    .blocks.filter((block): block is Paragraph => block.kind === 'paragraph')
    .map((block) => block.text);

/** Rows of a table as printed cells; a merged cell stands once. */
export const rowsOf = (table: Table): readonly (readonly string[])[] =>
  Array.from({ length: table.rows }, (_, row) =>
    table.cells.filter((cell) => cell.row === row).map((cell) => cell.text),
  );

/** 'a b c' as one cell a line, each with its bar; `_` is an empty cell. */
export const barLines = (cells: string): string =>
  cells
    .trim()
    .split(/\s+/)
    .map((cell) => (cell === '_' ? '|' : `${cell} |`))
    .join('\n');
