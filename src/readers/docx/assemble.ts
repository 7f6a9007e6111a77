import type { Block, DocumentModel, Format, Page, SourceFile } from '../../model/document.js';
import { type BlockDraft, plainLines } from './drafts.js';
import { agreesWith, type Pages } from './pages.js';
import { noticesOf, type Tally } from './tally.js';

export interface ReadParts {
  readonly body: readonly BlockDraft[];
  readonly pages: Pages;
  /** As the program that saved the file counted them. */
  readonly declaredPages: number | null;
  /** Running heads and feet, a list of blocks for each part. */
  readonly furniture: readonly (readonly BlockDraft[])[];
  readonly tally: Tally;
  readonly declaredTitle: string | null;
}

/** The body first, in reading order; running heads and feet at the end, each text once. */
export function assemble(source: SourceFile, parts: ReadParts, format: Format = 'docx'): DocumentModel {
  const known = agreesWith(parts.pages, parts.declaredPages);
  const blocks: Block[] = parts.body.map((draft, index) => placeBlock(draft, index, known));
  const heads = new Set(parts.furniture.map((drafts) => plainLines(drafts).join('\n')));
  heads.delete('');
  for (const text of heads) blocks.push(furnitureBlock(text, blocks.length));

  return {
    version: 1,
    file: source.file,
    sha256: source.sha256,
    bytes: source.bytes.length,
    format,
    pages: known ? Array.from({ length: parts.pages.current }, (_, index) => textPage(index + 1)) : [],
    blocks,
    notices: noticesOf(parts.tally),
    declaredTitle: parts.declaredTitle,
  };
}

function textPage(number: number): Page {
  return { number, width: null, height: null, read: 'text', ocrConfidence: null };
}

const asText = { layer: 'body', box: null, source: 'text', confidence: 1 } as const;

function placeBlock(draft: BlockDraft, index: number, hasPages: boolean): Block {
  const pageOf = (page: number | null) => (hasPages ? page : null);
  const base = { ...asText, index, page: pageOf(draft.page) };
  if (draft.kind === 'table') {
    const cells = draft.cells.map((cell) => ({ ...cell, page: pageOf(cell.page) }));
    return { ...base, kind: 'table', rows: draft.rows, columns: draft.columns, cells, grid: 'markup' };
  }
  const { text, autoLabel, style, mark } = draft;
  const segments = draft.segments.map((segment) => ({ ...segment, page: pageOf(segment.page) }));
  return { ...base, kind: 'paragraph', text, autoLabel, style, segments, mark };
}

function furnitureBlock(text: string, index: number): Block {
  return {
    ...asText,
    kind: 'paragraph',
    index,
    layer: 'furniture',
    page: null,
    text,
    autoLabel: 0,
    style: { name: null, outline: null, bold: false, size: null, align: null },
    segments: [{ start: 0, end: text.length, page: null, box: null }],
    mark: null,
  };
}
