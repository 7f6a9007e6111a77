import type { Box } from '../../model/document.js';
import type { DrawnGlyph } from '../pages/drawn-page.js';
import { IDENTITY, type Matrix, multiply, toMatrix, unitBox } from '../pages/matrix.js';
import type { Rule } from '../pages/page-content.js';
import { filledRules, strokedRules } from '../pages/path-rules.js';
import { type PdfFont, PLAIN_FONT } from './fonts.js';
import { OPS } from './pdfjs.js';
import { finite, type State, showText, startState } from './show-text.js';

export interface Drawing {
  readonly glyphs: DrawnGlyph[];
  readonly rules: Rule[];
  readonly images: Box[];
  /** How many paths are painted: text turned into outlines is thousands of them. */
  paths: number;
}

export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Enough for any real page; a hostile one stops there instead of filling the memory. */
const MOST_GLYPHS = 400_000;
const MOST_RULES = 60_000;
const DEEPEST = 500;

const WHITE = '#ffffff';

const STROKES = new Set<number>([OPS.stroke, OPS.closeStroke]);
const FILLS = new Set<number>([OPS.fill, OPS.eoFill]);
const FILL_STROKES = new Set<number>([
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);

/**
 * Follows the drawing operators of a page and notes where each character, each rule and each picture comes to stand.
 * The parser's own text items would be less: they have no white space of their own, and merge what the eye keeps apart.
 */
export function interpret(list: OperatorList, base: Matrix, fonts: ReadonlyMap<string, PdfFont>): Drawing {
  const drawing: Drawing = { glyphs: [], rules: [], images: [], paths: 0 };
  const { glyphs, rules, images } = drawing;
  const stack: State[] = [];
  const artifacts: boolean[] = [];
  let state = startState(base);
  let text: Matrix = IDENTITY;
  let line: Matrix = IDENTITY;
  let run = 0;
  // A picture over the parser's size limit leaves only the transform that was to place it, with nothing drawn in it.
  let frame: Matrix | null = null;

  const noteFrame = () => {
    if (frame) images.push(unitBox(frame));
    frame = null;
  };
  const nextLine = (x: number, y: number) => {
    line = multiply(line, [1, 0, 0, 1, x, y]);
    text = line;
  };
  const save = () => {
    if (stack.length < DEEPEST) stack.push({ ...state });
  };
  const restore = () => {
    state = stack.pop() ?? state;
  };
  const concatenate = (value: unknown) => {
    const matrix = toMatrix(value);
    if (matrix) state.matrix = multiply(state.matrix, matrix);
  };

  for (let at = 0; at < list.fnArray.length; at += 1) {
    const operator = list.fnArray[at]!;
    const args = (list.argsArray[at] ?? []) as readonly unknown[];
    switch (operator) {
      case OPS.save:
        save();
        break;
      case OPS.restore:
        noteFrame();
        restore();
        break;
      case OPS.transform:
        noteFrame();
        concatenate(args);
        frame = state.matrix;
        break;
      case OPS.paintFormXObjectBegin:
        frame = null;
        save();
        concatenate(args[0]);
        break;
      case OPS.paintFormXObjectEnd:
        noteFrame();
        restore();
        break;
      case OPS.beginAnnotation:
        save();
        state = startState(base);
        concatenate(args[2]);
        concatenate(args[3]);
        break;
      case OPS.endAnnotation:
        restore();
        break;
      case OPS.beginMarkedContent:
      case OPS.beginMarkedContentProps:
        artifacts.push(artifacts.at(-1) === true || args[0] === 'Artifact');
        break;
      case OPS.endMarkedContent:
        artifacts.pop();
        break;
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject:
      case OPS.paintSolidColorImageMask:
        frame = state.matrix;
        noteFrame();
        break;
      case OPS.setFillRGBColor:
        state.whiteFill = args[0] === WHITE;
        break;
      case OPS.setStrokeRGBColor:
        state.whiteStroke = args[0] === WHITE;
        break;
      case OPS.beginText:
        frame = null;
        text = IDENTITY;
        line = IDENTITY;
        break;
      case OPS.setFont:
        state.font = fonts.get(String(args[0])) ?? PLAIN_FONT;
        state.size = finite(args[1]);
        break;
      case OPS.setCharSpacing:
        state.characterSpacing = finite(args[0]);
        break;
      case OPS.setWordSpacing:
        state.wordSpacing = finite(args[0]);
        break;
      case OPS.setHScale:
        state.stretch = finite(args[0]) / 100;
        break;
      case OPS.setLeading:
        // The parser hands on what stands in the file: a positive leading goes down.
        state.leading = finite(args[0]);
        break;
      case OPS.setTextRise:
        state.rise = finite(args[0]);
        break;
      case OPS.setTextRenderingMode:
        state.mode = finite(args[0]);
        break;
      case OPS.moveText:
        nextLine(finite(args[0]), finite(args[1]));
        break;
      case OPS.setLeadingMoveText:
        state.leading = -finite(args[1]);
        nextLine(finite(args[0]), finite(args[1]));
        break;
      case OPS.nextLine:
        nextLine(0, -state.leading);
        break;
      case OPS.setTextMatrix:
        line = toMatrix(args[0]) ?? toMatrix(args) ?? IDENTITY;
        text = line;
        break;
      case OPS.showText:
        run += 1;
        text = showText(args[0], state, text, run, artifacts.at(-1) === true, glyphs);
        break;
      case OPS.constructPath:
        frame = null;
        drawing.paths += 1;
        if (rules.length < MOST_RULES) addPath(args, state, rules);
        break;
    }
    if (glyphs.length > MOST_GLYPHS) break;
  }
  noteFrame();
  return drawing;
}

function addPath(args: readonly unknown[], state: State, rules: Rule[]): void {
  const operator = args[0] as number;
  const path = (args[1] as readonly unknown[] | undefined)?.[0];
  if (path === null || typeof path !== 'object') return;
  const isFilled = FILLS.has(operator) || FILL_STROKES.has(operator);
  const isStroked = STROKES.has(operator) || FILL_STROKES.has(operator);
  // White on white is how editors blank things out: the eye sees no rule.
  if (isStroked && !state.whiteStroke) strokedRules(path as ArrayLike<number>, state.matrix, rules);
  else if (isFilled && !state.whiteFill) filledRules(path as ArrayLike<number>, state.matrix, rules);
}
