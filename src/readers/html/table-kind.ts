/** Tables that hold data, and tables that only lay out the page: old sites are made of the latter. */
import { type ElementNode, elementsIn, textOf } from './tree.js';

const LONG_CELL = 400;
/** A page with fewer filled cells, one of them long, is a page and no form. */
const FEW_CELLS = 6;

const GROUPS = new Set(['tbody', 'thead', 'tfoot']);

/** Rows of the table itself, those of tables inside it left out. */
export function rowsOf(table: ElementNode): readonly ElementNode[] {
  return table.children.flatMap((child) => {
    if (child.kind !== 'element') return [];
    if (child.name === 'tr') return [child];
    return GROUPS.has(child.name) ? rowsOf(child) : [];
  });
}

export const cellsOf = (row: ElementNode): readonly ElementNode[] =>
  row.children.filter(
    (child): child is ElementNode => child.kind === 'element' && (child.name === 'td' || child.name === 'th'),
  );

/** Asked for again at every level of nested tables. */
const known = new WeakMap<ElementNode, boolean>();

/** At least two rows and two columns of cells that are no articles. */
export function isDataTable(table: ElementNode): boolean {
  const before = known.get(table);
  if (before !== undefined) return before;
  const answer = judge(table);
  known.set(table, answer);
  return answer;
}

function judge(table: ElementNode): boolean {
  if (/^(?:presentation|none)$/.test(table.attributes.role ?? '')) return false;
  const rows = rowsOf(table).map(cellsOf);
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (rows.filter((row) => row.length > 0).length < 2 || columns < 2) return false;
  const filled = rows.flat().filter(({ text }) => text > 0);
  const inner = [...elementsIn(table)].filter((element) => element !== table && element.name === 'table');
  if (inner.some((one) => one.text * 2 > table.text || isDataTable(one))) return false;
  const longest = filled.reduce((most, { text }) => Math.max(most, text), 0);
  if (filled.length <= FEW_CELLS && longest > LONG_CELL && longest * 2 > table.text) return false;
  return !isArticleCell(filled, table);
}

/** One cell holds paragraphs that go on for a page, the others the frame. */
function isArticleCell(filled: readonly ElementNode[], table: ElementNode): boolean {
  const article = filled.find(({ text }) => text > 3 * LONG_CELL && text * 5 > table.text * 4);
  if (!article) return false;
  const paragraphs = [...elementsIn(article)].filter(({ name }) => /^(?:p|div|br|h[1-6])$/.test(name));
  return paragraphs.length >= 8 && /[。；]/.test(textOf(article));
}
