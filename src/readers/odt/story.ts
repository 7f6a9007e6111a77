import { type BlockDraft, plainLines } from '../docx/drafts.js';
import { breakByLayout, firstPage, type Pages } from '../docx/pages.js';
import { runFormat } from '../docx/paragraph.js';
import type { ParagraphProperties, RunProperties } from '../docx/properties.js';
import { emptyTally, type Tally } from '../docx/tally.js';
import type { Attributes } from '../docx/xml.js';
import { noteDraft, openWriter, type Writer } from '../office/writer.js';
import { type Lists, listRegistry, openLists } from './lists.js';
import { type OdtStyles, paragraphStyle } from './styles.js';
import { type OdtTable, openOdtTable, repeatBudget } from './tables.js';

/** A container of paragraphs: the body, a cell, a note, a text box. */
interface Flow {
  readonly writer: Writer;
  readonly lists: Lists;
  /** Of the open paragraph, or null. */
  paragraph: ParagraphProperties | null;
  /** White space at this place is one with what stands before it. */
  afterSpace: boolean;
  table: OdtTable | null;
}

/** Reads the elements of a text as they come. */
export interface OdtStory {
  readonly pages: Pages;
  openParagraph(attributes: Attributes, isHeading: boolean): () => void;
  openSpan(attributes: Attributes): () => void;
  openTable(): () => void;
  openRow(attributes: Attributes): () => void;
  openCell(attributes: Attributes, isCovered: boolean): () => void;
  openNote(): () => void;
  openBox(): () => void;
  openList(attributes: Attributes): () => void;
  openItem(attributes: Attributes, isHeader: boolean): () => void;
  /** Characters of the file, white space as it stands there. */
  text(raw: string): void;
  /** Characters that count as they are. */
  exact(text: string): void;
  lineBreak(): void;
  pageBreak(): void;
  markContents(): void;
  isInParagraph(): boolean;
  finish(): readonly BlockDraft[];
}

export function openOdtStory(styles: OdtStyles, tally: Tally): OdtStory {
  const pages = firstPage();
  const budget = repeatBudget();
  const registry = listRegistry();
  const openFlow = (mark: 'note' | 'textbox' | null, count: Tally): Flow => ({
    writer: openWriter({ styles: styles.sheet, tally: count, mark, pages }),
    lists: openLists(styles, registry),
    paragraph: null,
    afterSpace: true,
    table: null,
  });
  const flows = [openFlow(null, tally)];
  const top = () => flows.at(-1)!;
  let run: RunProperties = {};

  /** Opens a container; what stood open outside is set aside until it closes. */
  const enter = (flow: Flow, after: (blocks: readonly BlockDraft[], host: Flow) => void) => {
    const outer = run;
    flows.push(flow);
    run = {};
    return () => {
      flows.pop();
      run = outer;
      after(flow.writer.finish(), top());
    };
  };
  const put = (text: string) => {
    const { paragraph, writer } = top();
    if (!paragraph || text === '') return;
    writer.begin(paragraph);
    writer.text(text, runFormat(run, paragraph, styles.sheet));
    top().afterSpace = text.endsWith(' ');
  };
  const story: OdtStory = {
    pages,
    openParagraph(attributes, isHeading) {
      const flow = top();
      const name = attributes['text:style-name'] ?? '';
      const level = Number(attributes['text:outline-level'] ?? 1);
      const paragraph: ParagraphProperties = { styleId: paragraphStyle(name) };
      if (isHeading && Number.isInteger(level)) paragraph.outline = level - 1;
      const isListHeader = attributes['text:is-list-header'] === 'true';
      const label = flow.lists.label(name, isHeading ? { level, isListHeader } : null);
      flow.paragraph = paragraph;
      flow.afterSpace = true;
      return () => {
        flow.writer.endParagraph(0, paragraph, () => label);
        flow.paragraph = null;
      };
    },
    openSpan(attributes) {
      const outer = run;
      const own = styles.run(attributes['text:style-name'] ?? '');
      run = { bold: own.bold ?? run.bold, size: own.size ?? run.size, hidden: own.hidden ?? run.hidden };
      return () => {
        run = outer;
      };
    },
    openTable() {
      const flow = top();
      const outer = flow.table;
      const table = openOdtTable(pages.current, budget);
      flow.table = table;
      return () => {
        flow.table = outer;
        const draft = table.finish();
        if (draft) flow.writer.story.add(0, draft);
      };
    },
    openRow(attributes) {
      const { table } = top();
      table?.openRow(attributes);
      return () => table?.closeRow();
    },
    openCell(attributes, isCovered) {
      const { table } = top();
      return enter(openFlow(null, tally), (blocks) => {
        const text = plainLines(blocks).join('\n');
        table?.addCell(attributes, text, blocks[0]?.page ?? pages.current, isCovered);
      });
    },
    // What is met in notes is not counted: notices speak of the body.
    openNote: () =>
      enter(openFlow('note', emptyTally()), (blocks, host) => {
        const lines = plainLines(blocks).filter((line) => line.trim() !== '');
        host.writer.after(lines.map(noteDraft));
      }),
    openBox: () =>
      enter(openFlow('textbox', tally), (blocks, host) => {
        if (host.paragraph) host.writer.after(blocks);
        else for (const block of blocks) host.writer.story.add(0, block);
      }),
    openList(attributes) {
      const { lists } = top();
      lists.openList(attributes);
      return () => lists.closeList();
    },
    openItem(attributes, isHeader) {
      const { lists } = top();
      lists.openItem(attributes, isHeader);
      return () => lists.closeItem();
    },
    text(raw) {
      const text = raw.replace(/[\t\n\r ]+/g, ' ');
      put(top().afterSpace ? text.replace(/^ /, '') : text);
    },
    exact(text) {
      put(text);
      top().afterSpace = false;
    },
    lineBreak() {
      if (top().paragraph) top().writer.lineBreak();
      top().afterSpace = true;
    },
    pageBreak: () => breakByLayout(pages),
    markContents: () => top().writer.markContents(),
    isInParagraph: () => top().paragraph !== null,
    finish: () => top().writer.finish(),
  };
  return story;
}
