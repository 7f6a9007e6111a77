import type { Block, Box, Notice, Paragraph, Table } from '../../model/document.js';
import { isContentsLine, startsWithLabel } from './characters.js';
import { meanConfidence } from './figure-readings.js';
import { findFurniture } from './furniture.js';
import { type Line, lineBox } from './lines.js';
import { type Frame, roundBox, toPage, unite } from './page-content.js';
import type { PageLayout } from './page-layout.js';
import { beginsParagraph, joinLines, type SetLine } from './paragraphs.js';
import { appendPart, goesOnWith, type JoinedTable, startTable } from './table-joins.js';
import { makeAreas } from './text-areas.js';

/** Blocks while they are being gathered: the last paragraph and the last table may go on over the page's end. */
type Draft =
  | { readonly kind: 'text'; readonly lines: SetLine[]; readonly mark: Paragraph['mark'] }
  | { readonly kind: 'furniture'; readonly line: Line; readonly box: Box | null }
  | { readonly kind: 'aside'; readonly line: Line; readonly box: Box }
  | { readonly kind: 'table'; table: JoinedTable };

/** The pages as blocks in reading order. `ocrPages` hold text that somebody's OCR put under a picture. */
export function assemble(pages: readonly PageLayout[], ocrPages: ReadonlySet<number>): Block[] {
  const frames = new Map(pages.map(({ content }) => [content.number, content.frame]));
  const furniture = findFurniture(pages);
  const drafts = gather(pages, furniture);
  return drafts.map((draft, index) => {
    const page = pageOf(draft);
    const source = ocrPages.has(page) ? 'ocr' : 'text';
    // Unknown for text found under a picture; below any that may count as certain.
    const base = { index, page, source, confidence: source === 'ocr' ? 0.5 : 1 } as const;
    return draft.kind === 'table'
      ? tableBlock(draft.table, base, frames)
      : paragraphBlock(draft, base, frames);
  });
}

/** Tables that have no ruling lines: whoever reads the review knows that their grid is a reading. */
export function alignedNotices(blocks: readonly Block[]): Notice[] {
  return blocks.flatMap((block): Notice[] => {
    if (block.kind !== 'table' || block.grid !== 'aligned') return [];
    const message = '此表没有框线，行列是按文字位置推断的。';
    return [{ code: 'table-aligned', message, block: block.index, page: block.page }];
  });
}

function pageOf(draft: Draft): number {
  if (draft.kind === 'table') return draft.table.first.page;
  return draft.kind === 'text' ? draft.lines[0]!.line.page : draft.line.page;
}

function gather(pages: readonly PageLayout[], furniture: ReadonlySet<Line>): Draft[] {
  const areaOf = makeAreas(pages, furniture);
  const bottom = textBottom(pages, furniture);
  const drafts: Draft[] = [];
  let paragraph: SetLine[] | null = null;
  let table: (Draft & { kind: 'table' }) | null = null;
  let inContents = false;
  for (const page of pages) {
    for (const item of page.items) {
      if (item.kind === 'aside') {
        drafts.push({ kind: item.furniture ? 'furniture' : 'aside', line: item.line, box: item.box });
        continue;
      }
      if (item.kind === 'line' && furniture.has(item.line)) {
        drafts.push({ kind: 'furniture', line: item.line, box: lineBox(item.line) });
        continue;
      }
      if (item.kind === 'note') {
        const line = { line: item.line, column: item.column, area: areaOf(page, item) };
        const last = drafts.at(-1);
        // A note begins with its mark; what has none goes on.
        const goesOnNote =
          last?.kind === 'text' && last.mark === 'note' && !/^[\d①-⑳[*＊〔]/.test(item.line.text);
        if (goesOnNote) last.lines.push(line);
        else drafts.push({ kind: 'text', lines: [line], mark: 'note' });
        continue;
      }
      if (item.kind === 'table') {
        paragraph = null;
        if (table && goesOnWith(table.table, item.table, bottom)) {
          table.table = appendPart(table.table, item.table);
        } else {
          table = { kind: 'table', table: startTable(item.table) };
          drafts.push(table);
        }
        continue;
      }
      table = null;
      const line: SetLine = { line: item.line, column: item.column, area: areaOf(page, item) };
      const above: SetLine | undefined = paragraph?.at(-1);
      const isEntry: boolean =
        isContentsLine(item.line.text) || (inContents && isEntryWithoutLeader(item.line));
      if (
        paragraph &&
        above &&
        (isWrappedEntry(inContents, above, isEntry, item.line) || goesOn(above, line, isEntry))
      ) {
        paragraph.push(line);
        continue;
      }
      paragraph = [line];
      inContents = isContentsTitle(item.line.text) || (inContents && (isEntry || item.line.text.length < 60));
      drafts.push({ kind: 'text', lines: paragraph, mark: isEntry ? 'toc' : null });
    }
  }
  return drafts;
}

/** How far down the page the text reaches at most; a table that ends well above it was not cut by the page's end. */
function textBottom(pages: readonly PageLayout[], furniture: ReadonlySet<Line>): number {
  let bottom = 0;
  for (const { items } of pages) {
    for (const item of items) {
      if (item.kind === 'table') bottom = Math.max(bottom, item.table.box.y + item.table.box.height);
      else if (item.kind === 'line' && !furniture.has(item.line)) bottom = Math.max(bottom, item.line.y);
    }
  }
  return bottom;
}

function goesOn(above: SetLine, line: SetLine, isEntry: boolean): boolean {
  return !isEntry && !beginsParagraph(above, line);
}

function isContentsTitle(text: string): boolean {
  return /^目\s*[录錄次]$/.test(text);
}

/** “一、基本情况      3”: a tab stop without dots, inside a 目录. */
function isEntryWithoutLeader({ pieces, text }: Line): boolean {
  const last = pieces.at(-1)!;
  return pieces.length > 1 && /^[（(]?\d{1,3}[)）]?$/.test(text.slice(last.start));
}

/** An entry too long for its line: the leader stands in the second one. */
function isWrappedEntry(inContents: boolean, above: SetLine, isEntry: boolean, line: Line): boolean {
  if (!inContents || !isEntry || isContentsLine(above.line.text) || isContentsTitle(above.line.text))
    return false;
  return !startsWithLabel(line.text) && startsWithLabel(above.line.text);
}

interface Base {
  readonly index: number;
  readonly page: number;
  readonly source: 'text' | 'ocr';
  readonly confidence: number;
}

type Frames = ReadonlyMap<number, Frame>;

function paragraphBlock(draft: Exclude<Draft, { kind: 'table' }>, base: Base, frames: Frames): Paragraph {
  const frame = frames.get(base.page)!;
  if (draft.kind === 'text') {
    const { lines, mark } = draft;
    const { text, segments, style, confidence, figures } = joinLines(lines, frames);
    const onFirst = segments.flatMap(({ page, box }) => (page === base.page && box ? [box] : []));
    const united = unite(onFirst);
    const box = united && roundBox(united);
    return {
      kind: 'paragraph',
      ...base,
      ...recognition(confidence, base),
      layer: 'body',
      box,
      text,
      autoLabel: 0,
      style,
      segments,
      mark: markOf(lines, mark),
      ...(figures.length > 0 ? { figures } : {}),
    };
  }
  const { line } = draft;
  const box = draft.box && toPage(frame, draft.box);
  const style = {
    name: null,
    outline: null,
    bold: line.boldCount * 2 > line.count,
    size: line.size,
    align: null,
  };
  const segments = [{ start: 0, end: line.text.length, page: base.page, box }];
  const isFurniture = draft.kind === 'furniture';
  return {
    kind: 'paragraph',
    ...base,
    ...recognition(line.confidence, base),
    layer: isFurniture ? 'furniture' : 'body',
    box,
    text: line.text,
    autoLabel: 0,
    style,
    segments,
    mark: isFurniture ? null : 'textbox',
    ...(line.figures.length > 0 ? { figures: line.figures } : {}),
  };
}

/** What was recognised says so itself, also on a page that holds text beside a picture. */
function recognition(confidence: number | null, base: Base): Pick<Base, 'source' | 'confidence'> {
  return confidence === null
    ? { source: base.source, confidence: base.confidence }
    : { source: 'ocr', confidence };
}

/** The second line of a wrapped entry is what shows that it is one. */
function markOf(lines: readonly SetLine[], mark: Paragraph['mark']): Paragraph['mark'] {
  return mark ?? (isContentsLine(lines.at(-1)!.line.text) ? 'toc' : null);
}

function tableBlock({ first, rows, columns, cells }: JoinedTable, base: Base, frames: Frames): Table {
  const recognised = cells.map(({ confidence, text }) => ({
    confidence: confidence ?? null,
    weight: text.length,
  }));
  return {
    kind: 'table',
    ...base,
    ...recognition(meanConfidence(recognised), base),
    layer: 'body',
    box: toPage(frames.get(first.page)!, first.box),
    rows,
    columns,
    cells: cells.map((cell) => ({ ...cell, box: toPage(frames.get(cell.page)!, cell.box) })),
    grid: first.grid,
  };
}
