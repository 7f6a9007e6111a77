import type { BlockDraft } from '../docx/drafts.js';
import type { Tally } from '../docx/tally.js';
import { type Attributes, readXml } from '../docx/xml.js';
import type { OdtStory } from './story.js';
import { openOdtStory } from './story.js';
import type { OdtStyles } from './styles.js';

const skip = 'skip' as const;
type Opener = (
  story: OdtStory,
  attributes: Attributes,
  tally: Tally,
) => (() => void) | typeof skip | undefined;

const MOST_SPACES = 200;

/** What an element of the text means; what is not named here is walked through. */
const ELEMENTS: Readonly<Record<string, Opener>> = {
  p: (story, attributes) => openParagraph(story, attributes, false),
  h: (story, attributes) => openParagraph(story, attributes, true),
  span: (story, attributes) => story.openSpan(attributes),
  a: (story, attributes) => {
    // A link to a heading, as the entries of a table of contents are where the table itself was lost.
    if (/^#_Toc/i.test(attributes['xlink:href'] ?? '')) story.markContents();
    return undefined;
  },
  list: (story, attributes) => story.openList(attributes),
  'list-item': (story, attributes) => story.openItem(attributes, false),
  'list-header': (story, attributes) => story.openItem(attributes, true),
  table: (story) => story.openTable(),
  'table-row': (story, attributes) => story.openRow(attributes),
  'table-cell': (story, attributes) => story.openCell(attributes, false),
  'covered-table-cell': (story, attributes) => story.openCell(attributes, true),
  'note-citation': () => skip,
  'note-body': (story) => story.openNote(),
  'text-box': (story) => story.openBox(),
  'custom-shape': (story) => story.openBox(),
  s: (story, attributes) => {
    const count = Number(attributes['text:c'] ?? 1);
    story.exact(' '.repeat(count > 0 && count <= MOST_SPACES ? Math.floor(count) : 1));
    return undefined;
  },
  tab: (story) => {
    story.exact('\t');
    return undefined;
  },
  'line-break': (story) => {
    story.lineBreak();
    return undefined;
  },
  'soft-page-break': (story) => {
    story.pageBreak();
    return undefined;
  },
  image: (_, __, tally) => {
    tally.pictures += 1;
    return skip;
  },
  object: countObject,
  'object-ole': countObject,
  annotation: (_, __, tally) => {
    tally.comments += 1;
    return skip;
  },
  'tracked-changes': () => undefined,
  insertion: (_, __, tally) => {
    tally.insertions += 1;
    return skip;
  },
  deletion: (_, __, tally) => {
    tally.deletions += 1;
    return skip;
  },
  'format-change': () => skip,
  'ruby-text': () => skip,
  'hidden-text': () => skip,
  title: () => skip,
  desc: () => skip,
  forms: () => skip,
  script: () => skip,
  'table-of-content-source': () => skip,
  'illustration-index-source': () => skip,
  'table-index-source': () => skip,
  'alphabetical-index-source': () => skip,
  'user-index-source': () => skip,
};

function countObject(_: OdtStory, __: Attributes, tally: Tally): typeof skip {
  tally.objects += 1;
  return skip;
}

function openParagraph(story: OdtStory, attributes: Attributes, isHeading: boolean) {
  // A paragraph inside a paragraph stands in a drawing, which has no text of the flow.
  return story.isInParagraph() ? skip : story.openParagraph(attributes, isHeading);
}

/** Where text stands: the body, and the running heads of the page styles. */
const HEADS = /^(?:header|footer)(?:-left|-first)?$/;

/** The texts of a part: of `content.xml` one, of `styles.xml` one for each running head. Throws `UnreadableError`. */
export function readTexts(
  bytes: Uint8Array,
  depth: number,
  kind: 'body' | 'heads',
  styles: OdtStyles,
  tally: Tally,
): { readonly blocks: readonly BlockDraft[]; readonly story: OdtStory }[] {
  const found: { blocks: readonly BlockDraft[]; story: OdtStory }[] = [];
  let story: OdtStory | null = null;
  const closers: ((() => void) | undefined)[] = [];
  let skipped = 0;
  let contents = 0;
  readXml(bytes, depth, {
    open(name, attributes, printed) {
      const isText =
        kind === 'body' ? printed === 'office:text' : HEADS.test(name) && printed === `style:${name}`;
      if (!story && isText) {
        const opened = openOdtStory(styles, tally);
        story = opened;
        closers.length = 0;
        closers.push(() => {
          found.push({ blocks: opened.finish(), story: opened });
          story = null;
        });
      } else if (story && skipped > 0) {
        skipped += 1;
      } else if (story) {
        if (name === 'table-of-content') contents += 1;
        const action = ELEMENTS[name]?.(story, attributes, tally);
        if (action === skip) skipped = 1;
        else closers.push(action);
        if (contents > 0 && name === 'p') story.markContents();
      }
    },
    close(name) {
      if (!story) return;
      if (skipped > 0) {
        skipped -= 1;
        return;
      }
      if (name === 'table-of-content') contents -= 1;
      closers.pop()?.();
    },
    text(raw) {
      if (story && skipped === 0) story.text(raw);
    },
  });
  return found;
}
