import type { Block, DocumentModel, Format, Page, SourceFile, TextPicture } from '../../model/document.js';
import { type BlockDraft, plainLines, type StoryDraft } from './drafts.js';
import { agreesWith, type Pages } from './pages.js';
import { pictureNotices } from './picture-notices.js';
import { noticesOf, type Tally } from './tally.js';

/** A block that was read in a picture; it has no place on the page. */
export interface ReadDraft {
  readonly kind: 'read';
  readonly block: Block;
}

/** Here stands a large picture; what was read in it follows. */
export interface PictureMark {
  readonly kind: 'mark';
  readonly page: number;
  readonly state: TextPicture['state'];
  readonly confidence: number | null;
}

export interface ReadParts {
  readonly body: readonly (BlockDraft | ReadDraft | PictureMark)[];
  readonly pages: Pages;
  /** As the program that saved the file counted them. */
  readonly declaredPages: number | null;
  /** Running heads and feet, a list of blocks for each part. */
  readonly furniture: readonly (readonly StoryDraft[])[];
  readonly tally: Tally;
  readonly declaredTitle: string | null;
}

/** The body first, in reading order; running heads and feet at the end, each text once. */
export function assemble(source: SourceFile, parts: ReadParts, format: Format = 'docx'): DocumentModel {
  const known = agreesWith(parts.pages, parts.declaredPages);
  const blocks: Block[] = [];
  const pictures: TextPicture[] = [];
  for (const draft of parts.body) {
    if (draft.kind === 'mark') {
      const { page, state, confidence } = draft;
      const after = blocks.length > 0 ? blocks.length - 1 : null;
      pictures.push({ after, page: known ? page : null, state, confidence });
    } else blocks.push(placeBlock(draft, blocks.length, known));
  }
  const heads = new Set(parts.furniture.map((drafts) => plainLines(drafts).join('\n')));
  heads.delete('');
  for (const text of heads) blocks.push(furnitureBlock(text, blocks.length));

  return {
    version: 1,
    file: source.file,
    sha256: source.sha256,
    bytes: source.bytes.length,
    format,
    pages: known
      ? Array.from({ length: parts.pages.current }, (_, index) => makePage(index + 1, pictures))
      : [],
    blocks,
    notices: [...noticesOf(parts.tally), ...pictureNotices(pictures, parts.tally)],
    ...(pictures.length > 0 ? { pictures } : {}),
    declaredTitle: parts.declaredTitle,
  };
}

/** A page is unread for one picture that is: what was read in the others is read all the same. */
function makePage(number: number, pictures: readonly TextPicture[]): Page {
  const own = pictures.filter(({ page }) => page === number);
  const read = own.some(({ state }) => state === 'unread')
    ? 'unread'
    : own.some(({ state }) => state === 'read')
      ? 'ocr'
      : 'text';
  const sure = own.flatMap(({ confidence }) => confidence ?? []);
  const ocrConfidence = read === 'ocr' ? sure.reduce((sum, value) => sum + value, 0) / sure.length : null;
  return { number, width: null, height: null, read, ocrConfidence };
}

const asText = { layer: 'body', box: null, source: 'text', confidence: 1 } as const;

function placeBlock(draft: BlockDraft | ReadDraft, index: number, hasPages: boolean): Block {
  const pageOf = (page: number | null) => (hasPages ? page : null);
  if (draft.kind === 'read') return movePages(draft.block, index, pageOf);
  const base = { ...asText, index, page: pageOf(draft.page) };
  if (draft.kind === 'table') {
    const cells = draft.cells.map((cell) => ({ ...cell, page: pageOf(cell.page) }));
    return { ...base, kind: 'table', rows: draft.rows, columns: draft.columns, cells, grid: 'markup' };
  }
  const { text, autoLabel, style, mark } = draft;
  const segments = draft.segments.map((segment) => ({ ...segment, page: pageOf(segment.page) }));
  return { ...base, kind: 'paragraph', text, autoLabel, style, segments, mark };
}

function movePages(block: Block, index: number, pageOf: (page: number | null) => number | null): Block {
  const base = { index, page: pageOf(block.page), box: null };
  if (block.kind === 'table') {
    const cells = block.cells.map((cell) => ({ ...cell, page: pageOf(cell.page), box: null }));
    return { ...block, ...base, cells };
  }
  const segments = block.segments.map((segment) => ({ ...segment, page: pageOf(segment.page), box: null }));
  return { ...block, ...base, segments };
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
