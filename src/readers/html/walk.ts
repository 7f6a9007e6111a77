/** The kept part of a page as lines and tables, in the order in which it is read. */
import type { BlockStyle } from '../../model/document.js';
import { parseLabel } from '../../text/labels.js';
import { buildGrid, type TableDraft } from './grid.js';
import { type LineDraft, OpenLine } from './line.js';
import { markOf, type OpenList, openList } from './lists.js';
import { isDataTable } from './table-kind.js';
import { type ElementNode, type PageNode, type TextNode, textOf } from './tree.js';

export type BlockDraft = LineDraft | TableDraft;

/** What to leave out, and which tables lay out the page for sure. */
export interface Walk {
  readonly dropped: ReadonlySet<PageNode>;
  readonly path: ReadonlySet<ElementNode>;
}

interface Context {
  readonly bold: boolean;
  readonly pre: boolean;
  readonly outline: number | null;
  readonly align: BlockStyle['align'];
  readonly list: OpenList | null;
}

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul listing xmp'.split(
    ' ',
  ),
);
const BOLD = new Set(['b', 'strong', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th']);
const ALIGN = /text-align\s*:\s*(left|center|right|justify)/i;
const WEIGHT = /font-weight\s*:\s*(bold|bolder|[6-9]00|normal|[1-4]00)/i;
const WORD_LABEL = /mso-list\s*:\s*ignore/i;

export function walkPage(root: ElementNode, walk: Walk): readonly BlockDraft[] {
  const walker = new Walker(walk);
  walker.visit(root, { bold: false, pre: false, outline: null, align: null, list: null });
  return walker.finish();
}

class Walker {
  private readonly walk: Walk;
  private readonly blocks: BlockDraft[] = [];
  private line = new OpenLine();
  private format: { outline: number | null; align: BlockStyle['align'] } = { outline: null, align: null };
  /** A list's number that waits for the first line of its item; Word's own label counts even before another label. */
  private label = '';
  private isWordLabel = false;

  constructor(walk: Walk) {
    this.walk = walk;
  }

  finish(): readonly BlockDraft[] {
    this.flush();
    return this.blocks;
  }

  visit(element: ElementNode, outer: Context): void {
    const context = contextOf(element, outer);
    for (const child of element.children) {
      if (this.walk.dropped.has(child)) continue;
      if (child.kind === 'text') this.addText(child, context);
      else this.visitElement(child, context);
    }
  }

  private addText({ text }: TextNode, { bold, pre, outline, align }: Context): void {
    this.format = { outline, align };
    if (!pre) {
      this.line.add(text, bold, false);
      return;
    }
    text.split(/\r\n|\r|\n/).forEach((line, index) => {
      if (index > 0) this.flush();
      this.line.add(line, bold, true);
    });
  }

  private visitElement(child: ElementNode, context: Context): void {
    if (child.name === 'br' || child.name === 'hr') {
      this.flush();
      return;
    }
    if (WORD_LABEL.test(child.attributes.style ?? '')) {
      this.label = textOf(child).replace(/\s+/g, ' ').trim();
      this.isWordLabel = true;
      return;
    }
    if (!BLOCKS.has(child.name)) {
      this.visit(child, context);
      return;
    }
    this.flush();
    if (child.name === 'table') this.addTable(child, context);
    else if (child.name === 'ol' || child.name === 'ul') {
      const items = child.children.filter((one) => one.kind === 'element' && one.name === 'li').length;
      this.visit(child, { ...context, list: openList(child, items) });
    } else {
      if (child.name === 'li') this.openItem(child, context);
      this.visit(child, context);
    }
    this.flush();
    if (child.name === 'li') this.label = '';
  }

  private openItem(item: ElementNode, { list }: Context): void {
    this.label = list ? markOf(list, item) : '';
    this.isWordLabel = false;
  }

  private addTable(table: ElementNode, context: Context): void {
    for (const child of table.children)
      if (child.kind === 'element' && child.name === 'caption') {
        this.visit(child, { ...context, align: 'center' });
        this.flush();
      }
    if (this.walk.path.has(table) || !isDataTable(table)) {
      for (const child of table.children)
        if (child.kind === 'element' && child.name !== 'caption' && !this.walk.dropped.has(child))
          this.visitElement(child, context);
      return;
    }
    const grid = buildGrid(table, (cell) => cellText(cell, this.walk));
    if (grid) this.blocks.push(grid);
  }

  private flush(): void {
    const line = this.line.close(this.format, this.label);
    this.line = new OpenLine();
    if (!line) return;
    const own = line.text.slice(line.autoLabel);
    // Who typed the number has told the list to show none, in a style sheet that we do not see.
    const isTyped = this.label !== '' && !this.isWordLabel && parseLabel(own) !== null;
    this.blocks.push(isTyped ? withoutLabel(line) : line);
    this.label = '';
    this.isWordLabel = false;
  }
}

function withoutLabel(line: LineDraft): LineDraft {
  const shift = line.autoLabel;
  const { leadBold, ...style } = line.style;
  return {
    ...line,
    text: line.text.slice(shift),
    autoLabel: 0,
    style: leadBold === undefined ? style : { ...style, leadBold: leadBold - shift },
    segments: line.segments.map((segment) => ({
      ...segment,
      start: Math.max(0, segment.start - shift),
      end: segment.end - shift,
    })),
  };
}

/** Lines of a cell; of a table inside it a line a row. */
function cellText(cell: ElementNode, walk: Walk): string {
  const blocks = walkPage(cell, walk);
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : rowLines(block))).join('\n');
}

function rowLines({ cells }: TableDraft): readonly string[] {
  const rows = new Map<number, string[]>();
  for (const { row, text } of cells)
    if (text !== '') rows.set(row, [...(rows.get(row) ?? []), text.replaceAll('\n', ' ')]);
  return [...rows.values()].map((row) => row.join(' '));
}

function contextOf({ name, attributes }: ElementNode, outer: Context): Context {
  const style = attributes.style ?? '';
  const weight = WEIGHT.exec(style)?.[1]?.toLowerCase();
  const bold = weight ? !/^(?:normal|[1-4]00)$/.test(weight) : outer.bold || BOLD.has(name);
  const align = ALIGN.exec(style)?.[1] ?? (name === 'center' ? 'center' : attributes.align);
  return {
    bold,
    pre: outer.pre || name === 'pre' || name === 'xmp' || name === 'listing',
    outline: /^h[1-6]$/.test(name) ? Number(name.slice(1)) : outer.outline,
    align: alignOf(align) ?? outer.align,
    list: outer.list,
  };
}

function alignOf(value: string | undefined): BlockStyle['align'] {
  const align = value?.toLowerCase();
  return align === 'left' || align === 'center' || align === 'right' || align === 'justify' ? align : null;
}
