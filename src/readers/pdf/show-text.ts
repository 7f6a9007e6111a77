import type { DrawnGlyph } from '../pages/drawn-page.js';
import { applyX, applyY, type Matrix, multiply } from '../pages/matrix.js';
import { type PdfFont, PLAIN_FONT } from './fonts.js';

/** The part of the graphics state that decides where text and rules come to stand. */
export interface State {
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

export function startState(matrix: Matrix): State {
  return {
    matrix,
    font: PLAIN_FONT,
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

const INVISIBLE = 3;
/** Fill and stroke at once: how a word processor makes bold out of a face that has none. */
const FILL_STROKE = 2;

interface ParsedGlyph {
  readonly unicode?: unknown;
  readonly width?: unknown;
  readonly isSpace?: unknown;
}

/** Places the characters of one show operator; returns the text matrix behind the last one. */
export function showText(
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

export function finite(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
