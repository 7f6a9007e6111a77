import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../../model/document.js';
import type { PdfFont } from './fonts.js';
import { applyX, applyY, IDENTITY, type Matrix, multiply, toMatrix, unitBox } from './matrix.js';
import type { Rule } from './page-content.js';
import { filledRules, strokedRules } from './path-rules.js';

/** A character as the drawing operators place it, on the page as displayed. */
export interface DrawnGlyph {
  readonly text: string;
  /** Start on the base line, and the way to its end. */
  readonly x: number;
  readonly y: number;
  readonly alongX: number;
  readonly alongY: number;
  readonly size: number;
  readonly bold: boolean;
  readonly run: number;
  readonly invisible: boolean;
  readonly artifact: boolean;
}

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

interface State {
  matrix: Matrix;
  font: PdfFont;
  size: number;
  characterSpacing: number;
  wordSpacing: number;
  stretch: number;
  leading: number;
  rise: number;
  mode: number;
  whiteFill: boolean;
  whiteStroke: boolean;
}

const PLAIN: PdfFont = { bold: false, vertical: false, scale: 0.001, em: 1 };

/** Enough for any real page; a hostile one stops there instead of filling the memory. */
const MOST_GLYPHS = 400_000;
const MOST_RULES = 60_000;
const DEEPEST = 500;

const INVISIBLE = 3;
/** Fill and stroke at once: how a word processor makes bold out of a face that has none. */
const FILL_STROKE = 2;
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
        state.font = fonts.get(String(args[0])) ?? PLAIN;
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

function startState(matrix: Matrix): State {
  return {
    matrix,
    font: PLAIN,
    size: 0,
    characterSpacing: 0,
    wordSpacing: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
    mode: 0,
    whiteFill: false,
    whiteStroke: false,
  };
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

interface ParsedGlyph {
  readonly unicode?: unknown;
  readonly width?: unknown;
  readonly isSpace?: unknown;
}

/** Places the characters of one show operator; returns the text matrix behind the last one. */
function showText(
  shown: unknown,
  state: State,
  start: Matrix,
  run: number,
  artifact: boolean,
  glyphs: DrawnGlyph[],
): Matrix {
  if (!Array.isArray(shown) || state.size === 0) return start;
  const { font, size, stretch, rise } = state;
  const inner = multiply(state.matrix, start);
  const em = Math.hypot(inner[2], inner[3]) * Math.abs(size) * font.em;
  let along = 0;
  for (const item of shown as readonly unknown[]) {
    if (typeof item === 'number') {
      along -= ((item * size) / 1000) * (font.vertical ? 1 : stretch);
      continue;
    }
    const glyph = item as ParsedGlyph;
    const advance = finite(glyph.width) * font.scale * size;
    const spacing = state.characterSpacing + (glyph.isSpace ? state.wordSpacing : 0);
    const text = typeof glyph.unicode === 'string' ? glyph.unicode : '';
    if (text !== '') {
      // Vertical setting: the place is the middle of the upper edge, and the next character stands an em below.
      const [x, y] = font.vertical ? [-size / 2, along - size * 0.88] : [along, rise];
      const width = font.vertical ? size : advance * stretch;
      glyphs.push({
        text,
        x: applyX(inner, x, y),
        y: applyY(inner, x, y),
        alongX: inner[0] * width,
        alongY: inner[1] * width,
        size: em,
        bold: font.bold || state.mode === FILL_STROKE,
        run: font.vertical ? -1 : run,
        invisible: state.mode === INVISIBLE,
        artifact,
      });
    }
    along += font.vertical ? -(Math.abs(size) + spacing) : (advance + spacing) * stretch;
  }
  return multiply(start, font.vertical ? [1, 0, 0, 1, 0, along] : [1, 0, 0, 1, along, 0]);
}

function finite(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
