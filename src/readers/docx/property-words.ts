import type { OpenCell, OpenRow } from './grid.js';
import { readParagraphProperty, readRunProperty } from './properties.js';
import { skip, type Vocabulary, vocabulary, type Walk, within } from './walk.js';
import { type Attributes, attribute, integer, isOn } from './xml.js';

const paragraphNames = ['pStyle', 'numId', 'ilvl', 'outlineLvl', 'jc', 'pageBreakBefore'];
const runNames = ['rStyle', 'b', 'sz', 'vanish'];

/** Of the paragraph's mark only one thing matters: whether the paragraph ends there at all. */
const markWords = vocabulary('skip', {
  del: joinDeleted,
  moveFrom: joinDeleted,
  vanish: joinHidden,
  specVanish: joinHidden,
});

function joinDeleted({ flow }: Walk): typeof skip {
  if (flow.paragraph) flow.paragraph.joinsNext = 'deleted';
  return skip;
}

function joinHidden({ flow }: Walk, attributes: Attributes): typeof skip {
  if (flow.paragraph && isOn(attributes)) flow.paragraph.joinsNext ??= 'hidden';
  return skip;
}

/** Former properties (w:pPrChange) are skipped like everything else that is not named. */
export const paragraphWords: Vocabulary = vocabulary('skip', {
  numPr: () => undefined,
  rPr: (walk) => within(walk, markWords),
  ...Object.fromEntries(
    paragraphNames.map((name) => [
      name,
      (walk: Walk, attributes: Attributes) => {
        readParagraphProperty(walk.properties, name, attributes);
        return skip;
      },
    ]),
  ),
});

export const runWords: Vocabulary = vocabulary(
  'skip',
  Object.fromEntries(
    runNames.map((name) => [
      name,
      (walk: Walk, attributes: Attributes) => {
        readRunProperty(walk.run, name, attributes);
        return skip;
      },
    ]),
  ),
);

export const rowWords: Vocabulary = vocabulary('skip', {
  gridBefore: onRow((row, attributes) => {
    row.before = integer(attributes) ?? 0;
  }),
  gridAfter: onRow((row, attributes) => {
    row.after = integer(attributes) ?? 0;
  }),
  ins: (walk) => {
    walk.context.tally.insertions += 1;
    return skip;
  },
  del: (walk) => {
    const { row } = walk.flow;
    if (row) row.isDeleted = true;
    walk.context.tally.deletions += 1;
    walk.context.trace?.deletedRows.add(walk.ordinals.tr);
    return skip;
  },
});

export const cellWords: Vocabulary = vocabulary('skip', {
  gridSpan: onCell((cell, attributes) => {
    cell.span = integer(attributes) ?? 1;
  }),
  vMerge: onCell((cell, attributes) => {
    cell.vertical = attribute(attributes, 'val') === 'restart' ? 'restart' : 'continue';
  }),
  hMerge: onCell((cell, attributes) => {
    cell.horizontal = attribute(attributes, 'val') === 'restart' ? 'restart' : 'continue';
  }),
  cellDel: onCell((cell) => {
    cell.isDeleted = true;
  }),
});

function onRow(set: (row: OpenRow, attributes: Attributes) => void) {
  return ({ flow }: Walk, attributes: Attributes) => {
    if (flow.row) set(flow.row, attributes);
    return skip;
  };
}

function onCell(set: (cell: OpenCell, attributes: Attributes) => void) {
  return (walk: Walk, attributes: Attributes) => {
    const cell = walk.flows.at(-2)?.row?.cells.at(-1);
    if (walk.flow.kind !== 'cell' || !cell) return skip;
    set(cell, attributes);
    walk.flow.isCovered = cell.isDeleted || cell.vertical === 'continue' || cell.horizontal === 'continue';
    return skip;
  };
}

/** Children of w:ffData: a legacy form's check box. */
export const formWords: Vocabulary = vocabulary('skip', {
  checkBox: ({ fields }) => {
    const field = fields.at(-1);
    if (field) field.checkbox = false;
    return undefined;
  },
  default: setCheckbox,
  checked: setCheckbox,
});

function setCheckbox({ fields }: Walk, attributes: Attributes): typeof skip {
  const field = fields.at(-1);
  if (field && field.checkbox !== null) field.checkbox = isOn(attributes);
  return skip;
}
