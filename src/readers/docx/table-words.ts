import { isPicture, plainLines } from './drafts.js';
import { buildTable, openCell, openRow } from './grid.js';
import { cellWords, rowWords } from './property-words.js';
import { type Closer, emit, emitNotes, enter, openFlow, settle, skip, type Walk, within } from './walk.js';

export const tableWords = {
  tbl: openTableElement,
  tr: openRowElement,
  tc: openCellElement,
  trPr: (walk: Walk) => (walk.flow.row ? within(walk, rowWords) : skip),
  tcPr: (walk: Walk) => within(walk, cellWords),
  tblPr: () => skip,
  tblPrEx: () => skip,
  tblGrid: () => skip,
} as const;

function openTableElement(walk: Walk): Closer | undefined {
  const { flow, pages } = walk;
  if (flow.table || flow.paragraph) return undefined;
  settle(walk);
  flow.table = { rows: [], pictures: [], page: pages.current };
  return () => {
    settle(walk);
    const open = flow.table;
    const table = open && buildTable(open);
    flow.table = null;
    if (table) emit(walk, { ...table, page: table.cells[0]?.page ?? table.page });
    for (const picture of open?.pictures ?? []) emit(walk, picture);
    if (flow.kind === 'story') emitNotes(walk);
  };
}

function openRowElement(walk: Walk): Closer | undefined {
  const { flow, pages } = walk;
  if (!flow.table || flow.row) return undefined;
  const row = openRow(pages.current);
  flow.table.rows.push(row);
  flow.row = row;
  return () => {
    pages.current = Math.max(pages.current, row.lastPage);
    flow.row = null;
  };
}

/** A row may go over a page's end in each of its cells; every cell starts again at the row's own page. */
function openCellElement(walk: Walk): Closer | typeof skip | undefined {
  const { flow, pages } = walk;
  const { row, table } = flow;
  if (!row || flow.paragraph) return undefined;
  if (row.isDeleted) return skip;
  row.lastPage = Math.max(row.lastPage, pages.current);
  pages.current = row.startPage;
  const cell = openCell(pages.current);
  row.cells.push(cell);
  return enter(walk, openFlow('cell'), ({ blocks }) => {
    cell.text = plainLines(blocks).join('\n');
    cell.page = blocks[0]?.page ?? cell.page;
    for (const block of blocks) if (isPicture(block)) table?.pictures.push(block);
    row.lastPage = Math.max(row.lastPage, pages.current);
  });
}
