/**
 * A draft is a document in plain text, for the tests of rules:
 *
 *   # 一、项目概况        a heading of level 1 (## level 2 …)
 *   | 项目 | 金额 |       a table row
 *   ~ 三、主要问题        this line was read by OCR
 *   … !!                 exactly one finding points at this line; every unmarked line must stay clean
 */
import type { Block, BlockStyle, DocumentModel, Page } from '../../src/model/document.js';

export interface Draft {
  readonly document: DocumentModel;
  /** Blocks (and rows of tables) that a finding must point at. */
  readonly marked: readonly { readonly block: number; readonly row: number | null }[];
}

export interface DraftOptions {
  readonly file?: string;
  /** 1-based pages that could not be read. */
  readonly unread?: readonly number[];
}

const PLAIN: BlockStyle = { name: null, outline: null, bold: false, size: null, align: null };

export function parseDraft(text: string, { file = '自评报告.docx', unread = [] }: DraftOptions = {}): Draft {
  const blocks: Block[] = [];
  const marked: { block: number; row: number | null }[] = [];
  let rows: { readonly cells: readonly string[]; readonly ocr: boolean; readonly marked: boolean }[] = [];
  const flush = (): void => {
    if (rows.length === 0) return;
    const index = blocks.length;
    rows.forEach((row, number) => {
      if (row.marked) marked.push({ block: index, row: number });
    });
    blocks.push({
      kind: 'table',
      ...base(
        index,
        rows.some(({ ocr }) => ocr),
      ),
      rows: rows.length,
      columns: Math.max(...rows.map(({ cells }) => cells.length)),
      grid: 'markup',
      cells: rows.flatMap(({ cells }, row) =>
        cells.map((cell, column) => ({
          row,
          column,
          rowSpan: 1,
          columnSpan: 1,
          text: cell,
          page: null,
          box: null,
        })),
      ),
    });
    rows = [];
  };
  for (const raw of text.split('\n')) {
    let line = raw.replace(/^ {0,16}/, '').trimEnd();
    const isMarked = line.endsWith('!!');
    if (isMarked) line = line.slice(0, -2).trimEnd();
    const ocr = line.startsWith('~ ');
    if (ocr) line = line.slice(2);
    if (line.startsWith('|')) {
      const cells = line.replace(/^\|/, '').replace(/\|$/, '').split('|');
      rows.push({ cells: cells.map((cell) => cell.trim()), ocr, marked: isMarked });
      continue;
    }
    flush();
    if (line.trim() === '') continue;
    const heading = /^(#{1,6}) (.*)$/.exec(line);
    const content = heading ? heading[2]! : line;
    const index = blocks.length;
    if (isMarked) marked.push({ block: index, row: null });
    blocks.push({
      kind: 'paragraph',
      ...base(index, ocr),
      text: content,
      autoLabel: 0,
      style: { ...PLAIN, outline: heading ? heading[1]!.length : null },
      segments: [{ start: 0, end: content.length, page: null, box: null }],
      mark: null,
    });
  }
  flush();
  const pages: Page[] = unread.map((number) => ({
    number,
    width: null,
    height: null,
    read: 'unread',
    ocrConfidence: null,
  }));
  const document: DocumentModel = {
    version: 1,
    file,
    sha256: file,
    bytes: text.length,
    format: 'docx',
    pages,
    blocks,
    notices: [],
    declaredTitle: null,
  };
  return { document, marked };
}

function base(index: number, ocr: boolean) {
  return {
    index,
    layer: 'body',
    page: null,
    box: null,
    source: ocr ? 'ocr' : 'text',
    confidence: ocr ? 0.8 : 1,
  } as const;
}
