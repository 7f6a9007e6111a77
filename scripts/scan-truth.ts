/** What stands on one page, from blocks: the same for a text layer and for what was recognised, so that they compare. */
import type { Block, DocumentModel, Table } from '../src/model/document.js';
import { foldKey } from '../src/text/fold.js';

export interface PageTruth {
  /** Everything printed, in reading order, no white space. Running heads and page numbers included. */
  readonly text: string;
  /** Figures with a unit of money, as printed but for the width of the characters. */
  readonly money: readonly string[];
  /** Numbers of headings: 一、 （一） 1. （1） */
  readonly labels: readonly string[];
  readonly tables: readonly TableTruth[];
}

export interface TableTruth {
  readonly rows: number;
  readonly columns: number;
  /** Place and extent of every cell. */
  readonly grid: string;
  /** `row,column` and text of cells that hold only a figure. */
  readonly figures: readonly (readonly [place: string, text: string])[];
}

const MONEY = /\d[\d,.]*(?:\.\d+)?(?:万|亿|百万|千万)?元/g;
const LABEL = /^(?:[一二三四五六七八九十]+、|[(][一二三四五六七八九十]+[)]|\d{1,2}[.、](?!\d)|[(]\d{1,2}[)])/;
const FIGURE = /^[-≥≤>=<]*\d[\d,.]*%?$/;

const flat = (text: string): string => foldKey(text).replace(/\s+/g, '');

/** The truth about one page, 1-based. Paragraphs over a page's end count where each of their lines stands. */
export function truthOf(document: DocumentModel, page: number): PageTruth {
  const blocks = document.blocks;
  const texts: string[] = [];
  const labels: string[] = [];
  const tables: Table[] = [];
  for (const block of blocks) {
    const text = textOn(block, page);
    if (text === null) continue;
    texts.push(text);
    if (block.kind === 'table') tables.push(block);
    else if (block.page === page && block.layer === 'body') {
      const label = LABEL.exec(flat(block.text))?.[0];
      if (label && block.mark !== 'toc') labels.push(label);
    }
  }
  const text = texts.map(flat).join('');
  // A figure may be parted by the end of a line: the joined text has it whole.
  return {
    text,
    money: text.match(MONEY) ?? [],
    labels,
    tables: tables.map((table) => tableOn(table, page)),
  };
}

function textOn(block: Block, page: number): string | null {
  if (block.kind === 'table') {
    const cells = block.cells.filter((cell) => (cell.page ?? block.page) === page);
    return cells.length > 0 ? cells.map(({ text }) => text).join('\n') : null;
  }
  const pieces = block.segments.filter((segment) => (segment.page ?? block.page) === page);
  if (block.segments.length === 0) return block.page === page ? block.text : null;
  return pieces.length > 0 ? pieces.map(({ start, end }) => block.text.slice(start, end)).join('') : null;
}

function tableOn(table: Table, page: number): TableTruth {
  const cells = table.cells.filter((cell) => (cell.page ?? table.page) === page);
  const top = Math.min(...cells.map(({ row }) => row));
  const bottom = Math.max(...cells.map(({ row, rowSpan }) => row + rowSpan));
  return {
    rows: bottom - top,
    columns: table.columns,
    grid: cells
      .map(({ row, column, rowSpan, columnSpan }) => [row - top, column, rowSpan, columnSpan].join())
      .join(' '),
    figures: cells.flatMap(({ row, column, text }): [string, string][] =>
      FIGURE.test(flat(text)) ? [[`${row - top},${column}`, flat(text)]] : [],
    ),
  };
}

/** Cells of a page by their place, for comparing with the truth's figures. */
export function cellsOn(document: DocumentModel, page: number): ReadonlyMap<string, string>[] {
  return document.blocks.flatMap((block) => {
    if (block.kind !== 'table' || textOn(block, page) === null) return [];
    const cells = block.cells.filter((cell) => (cell.page ?? block.page) === page);
    const top = Math.min(...cells.map(({ row }) => row));
    return [new Map(cells.map(({ row, column, text }) => [`${row - top},${column}`, flat(text)]))];
  });
}
