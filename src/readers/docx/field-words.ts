import { isComputed, isContentsCode, openField, textOfCode } from './fields.js';
import { formWords } from './property-words.js';
import { type Closer, skip, type Walk, within, writeText } from './walk.js';
import { type Attributes, attribute } from './xml.js';

const deepestNesting = 64;

/** Fields: their results are text, their codes are not. */
export const fieldWords = {
  fldChar: openFieldCharacter,
  ffData: (walk: Walk) => (walk.fields.length > 0 ? within(walk, formWords) : skip),
  instrText: collectCode,
  fldSimple: openSimpleField,
} as const;

function openFieldCharacter(walk: Walk, attributes: Attributes): undefined {
  const type = attribute(attributes, 'fldCharType');
  const field = walk.fields.at(-1);
  if (type === 'begin') {
    walk.fields.push(openField());
    // Files whose fields never end pile them up; what began so long ago encloses nothing any more.
    if (walk.fields.length > deepestNesting) walk.fields.shift();
  } else if (type === 'separate' && field) {
    field.inResult = true;
    field.isContents = isContentsCode(field.instruction);
    if (isComputed(field.instruction)) walk.context.tally.computedFields += 1;
  } else if (type === 'end' && field) {
    walk.fields.pop();
    writeText(walk, textOfCode(field));
  }
}

function collectCode(walk: Walk): Closer | typeof skip {
  const field = walk.fields.at(-1);
  if (!field || field.inResult) return skip;
  walk.piece = '';
  return () => {
    field.instruction += walk.piece ?? '';
    walk.piece = null;
  };
}

function openSimpleField(walk: Walk, attributes: Attributes): Closer {
  const instruction = attribute(attributes, 'instr') ?? '';
  const { contentsDepth } = walk;
  if (isComputed(instruction)) walk.context.tally.computedFields += 1;
  if (isContentsCode(instruction)) walk.contentsDepth += 1;
  return () => {
    walk.contentsDepth = contentsDepth;
  };
}
