import { breakByAuthor, breakByLayout } from './pages.js';
import { runWords } from './property-words.js';
import { symbolText } from './symbols.js';
import { type Closer, isVisible, skip, vocabulary, type Walk, within, writeText } from './walk.js';
import { type Attributes, attribute } from './xml.js';

/** What stands inside a run: text, and the signs that are elements of their own. */
export const runContentWords = {
  r: openRun,
  rPr: (walk: Walk) => within(walk, runWords),
  ctrlPr: () => skip,
  t: collectText,
  tab: write('\t'),
  ptab: write('\t'),
  noBreakHyphen: write('-'),
  softHyphen: () => skip,
  br: breakLine,
  cr: breakLine,
  lastRenderedPageBreak: breakPage,
  sym: writeSymbol,
  footnoteReference: refer('footnote'),
  endnoteReference: refer('endnote'),
  // Ruby: the base is the text, the annotation repeats it.
  rt: () => skip,
  rubyPr: () => skip,
  // Math is written in a line: a fraction must not read as one number.
  den: write('/'),
  sup: write('^'),
  d: openDelimiter,
  dPr: openDelimiterProperties,
} as const;

function openRun(walk: Walk): Closer {
  const { run, runFormat, runOrdinal } = walk;
  walk.run = {};
  walk.runFormat = null;
  walk.runOrdinal = walk.ordinals.r;
  return () => {
    walk.run = run;
    walk.runFormat = runFormat;
    walk.runOrdinal = runOrdinal;
  };
}

function collectText(walk: Walk, attributes: Attributes): Closer {
  const keepsSpace = attributes['xml:space'] === 'preserve';
  walk.piece = '';
  return () => {
    const piece = walk.piece ?? '';
    walk.piece = null;
    writeText(walk, keepsSpace ? piece : piece.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ''));
  };
}

function write(text: string) {
  return (walk: Walk): undefined => writeText(walk, text) as undefined;
}

function breakLine(walk: Walk, attributes: Attributes): undefined {
  const { paragraph } = walk.flow;
  if (!paragraph || !isVisible(walk)) return;
  paragraph.lineBreakDue = true;
  if (attribute(attributes, 'type') === 'page') breakByAuthor(walk.pages);
}

/** Where Word broke the page when it last laid the document out. */
function breakPage(walk: Walk): undefined {
  const { pages, flow } = walk;
  const row = walk.flows.at(-2)?.row;
  const cellIsEmpty = flow.blocks.length === 0 && !flow.paragraph?.text;
  if (row?.textSeen && row.startsPage && cellIsEmpty) return;
  breakByLayout(pages);
  if (row && !row.textSeen) {
    row.startPage = pages.current;
    row.startsPage = true;
  }
}

function writeSymbol(walk: Walk, attributes: Attributes): typeof skip {
  const code = Number.parseInt(attribute(attributes, 'char') ?? '', 16);
  const text = Number.isNaN(code) ? null : symbolText(attribute(attributes, 'font') ?? '', code);
  if (text === null) walk.context.tally.unknownSymbols += 1;
  writeText(walk, text ?? '\ufffd');
  return skip;
}

function refer(kind: 'footnote' | 'endnote') {
  return (walk: Walk, attributes: Attributes): undefined => {
    if (isVisible(walk)) walk.noteReferences.push(`${kind}/${attribute(attributes, 'id') ?? ''}`);
  };
}

/** Brackets of a formula stand in its properties, and are round unless those say otherwise. */
function openDelimiter(walk: Walk): Closer {
  walk.delimiters.push(null);
  return () => {
    const closing = walk.delimiters.pop();
    if (closing) writeText(walk, closing);
  };
}

function openDelimiterProperties(walk: Walk): Closer {
  let opening = '(';
  let closing = ')';
  const words = vocabulary('skip', {
    begChr: (_, attributes) => {
      opening = attribute(attributes, 'val') ?? '';
      return skip;
    },
    endChr: (_, attributes) => {
      closing = attribute(attributes, 'val') ?? '';
      return skip;
    },
  });
  return within(walk, words, () => {
    if (walk.delimiters.length === 0) return;
    walk.delimiters[walk.delimiters.length - 1] = closing;
    writeText(walk, opening);
  });
}
