import { alternateWords, openDrawing, textBoxWords } from './drawing-words.js';
import { fieldWords } from './field-words.js';
import { breakByAuthor } from './pages.js';
import { openParagraph } from './paragraph.js';
import { paragraphWords } from './property-words.js';
import { runContentWords } from './run-words.js';
import { inherited } from './styles.js';
import { tableWords } from './table-words.js';
import {
  type Closer,
  enter,
  openFlow,
  settle,
  skip,
  type Vocabulary,
  vocabulary,
  type Walk,
  within,
} from './walk.js';
import { type Attributes, attribute } from './xml.js';

/**
 * The body of a story. What is not named here is walked through: hyperlinks, smart tags, content controls, custom XML,
 * office math and whatever else may stand around text.
 */
export const contentWords: Vocabulary = vocabulary('walk', {
  p: openParagraphElement,
  pPr: openParagraphProperties,
  ...runContentWords,
  ...fieldWords,
  ...tableWords,
  ...alternateWords,
  ...textBoxWords,
  drawing: openDrawing,
  pict: openDrawing,
  object: countObject,
  altChunk: countPart,
  subDoc: countPart,
  ins: countInsertion,
  moveTo: countInsertion,
  del: countDeletion,
  moveFrom: countDeletion,
  sdt: openControl,
  sdtEndPr: () => skip,
  docPartGallery: markContents,
  sectPr: () => skip,
  footnote: (walk, attributes) => openNote(walk, attributes, 'footnote'),
  endnote: (walk, attributes) => openNote(walk, attributes, 'endnote'),
});

function openParagraphElement(walk: Walk): Closer | undefined {
  const { flow } = walk;
  if (flow.paragraph) return undefined;
  const { carried } = flow;
  const paragraph = carried ?? openParagraph(walk.ordinals.p);
  flow.paragraph = paragraph;
  flow.carried = null;
  walk.properties = paragraph.properties;
  if (carried) {
    // A style separator keeps the first part's formatting; of a deleted end the second part's remains.
    const keeps = carried.joinsNext === 'hidden' && carried.text !== '';
    walk.properties = {};
    if (!keeps) carried.properties = walk.properties;
    carried.joinsNext = null;
  }
  walk.run = {};
  walk.runFormat = null;
  return () => {
    // A field's code ends in its paragraph; one that does not must not swallow what follows.
    walk.fields = walk.fields.filter(({ inResult }) => inResult);
    flow.paragraph = null;
    flow.carried = paragraph;
    if (paragraph.joinsNext === null) settle(walk);
  };
}

function openParagraphProperties(walk: Walk): Closer | typeof skip {
  const { paragraph } = walk.flow;
  if (!paragraph) return skip;
  return within(walk, paragraphWords, () => {
    const { styles } = walk.context;
    const { breakBefore, styleId } = paragraph.properties;
    const chain = styles.chain(styleId ?? styles.normal);
    const breaks = breakBefore ?? inherited(chain, (style) => style.paragraph.breakBefore);
    if (breaks && walk.pages.textSeen && walk.flow.kind === 'story') breakByAuthor(walk.pages);
  });
}

function countObject({ context }: Walk): typeof skip {
  context.tally.objects += 1;
  return skip;
}

function countPart({ context }: Walk): typeof skip {
  context.tally.parts += 1;
  return skip;
}

function countInsertion({ context }: Walk): undefined {
  context.tally.insertions += 1;
}

function countDeletion({ context }: Walk): typeof skip {
  context.tally.deletions += 1;
  return skip;
}

function openControl(walk: Walk): Closer {
  const { contentsDepth } = walk;
  return () => {
    walk.contentsDepth = contentsDepth;
  };
}

/** Stands in the properties of the control (w:sdt) that holds a table of contents, before its content. */
function markContents(walk: Walk, attributes: Attributes): typeof skip {
  if (/table of contents|目录/i.test(attribute(attributes, 'val') ?? '')) walk.contentsDepth += 1;
  return skip;
}

function openNote(walk: Walk, attributes: Attributes, kind: 'footnote' | 'endnote'): Closer | typeof skip {
  // Separators have a type; notes have none, or `normal`.
  if ((attribute(attributes, 'type') ?? 'normal') !== 'normal') return skip;
  const key = `${kind}/${attribute(attributes, 'id') ?? ''}`;
  return enter(walk, openFlow('note'), ({ blocks }) => walk.notesRead.set(key, blocks));
}
