/** Tables that somebody typed with tab stops: consecutive paragraphs of three or more columns. */
import type { Block, DocumentModel, Paragraph, Table } from '../model/document.js';
import { plainRow } from './plain/rows.js';
import { cellsOf, sameRow } from './plain/tables.js';
import { append, rebuild } from './rebuild.js';

const FEWEST_TABS = 2;

export function readTabTables(document: DocumentModel): DocumentModel {
  const rows = new Map<number, readonly Paragraph[]>();
  let run: Paragraph[] = [];
  const close = (): void => {
    if (run.length > 1) for (const row of run) rows.set(row.index, run);
    run = [];
  };
  for (const block of document.blocks) {
    if (isRow(block)) run.push(block);
    else if (block.layer === 'body') close();
  }
  close();
  if (rows.size === 0) return document;
  let table = -1;
  return rebuild(document, (block, blocks) => {
    const group = rows.get(block.index);
    if (!group) return append(blocks, block);
    if (group[0] === block) table = append(blocks, toTable(group));
    return table;
  });
}

function isRow(block: Block): block is Paragraph {
  if (block.kind !== 'paragraph' || block.layer !== 'body' || block.mark !== null) return false;
  return block.text.split('\t').length > FEWEST_TABS;
}

function toTable(group: readonly Paragraph[]): Table {
  const [first] = group;
  const split = group.map(({ text }) => text.split('\t').map((cell) => cell.trim()));
  // The header that is typed again at the head of a page is no row.
  const rows = split.filter((row, index) => index === 0 || !sameRow(split[0], row));
  const { cells, columns } = cellsOf(rows.map(plainRow));
  const { index, layer, page, source, confidence } = first!;
  return {
    kind: 'table',
    index,
    layer,
    page,
    box: null,
    source,
    confidence,
    rows: rows.length,
    columns,
    cells,
    grid: 'aligned',
  };
}
