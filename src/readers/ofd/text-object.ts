import { isHan } from '../pages/characters.js';
import type { DrawnGlyph } from '../pages/drawn-page.js';
import { applyX, applyY, type Matrix } from '../pages/matrix.js';

/** How the characters of a text object are set. */
export interface TextLook {
  /** From the object's millimetres to the page's points. */
  readonly matrix: Matrix;
  /** In millimetres. */
  readonly size: number;
  readonly bold: boolean;
  readonly stretch: number;
  readonly isVertical: boolean;
  readonly invisible: boolean;
  readonly artifact: boolean;
}

/** One `TextCode`: a run of characters, its start, and the steps from one to the next. */
export interface TextCode {
  readonly x: number;
  readonly y: number;
  readonly deltaX: string;
  readonly deltaY: string;
  readonly text: string;
}

/** Shares of the size: how wide a character is where nothing says it. */
const HAN_WIDTH = 1;
const LATIN_WIDTH = 0.5;
/** A step up to that is the character's own width; beyond it is room between characters. */
const WIDEST = 1.05;

/** Places the characters; gives the place behind the last one, in the object's millimetres. */
export function placeText(
  code: TextCode,
  look: TextLook,
  run: number,
  glyphs: DrawnGlyph[],
): readonly [number, number] {
  const { matrix, size, stretch } = look;
  const characters = [...code.text];
  const stepsX = expandSteps(code.deltaX, characters.length);
  const stepsY = expandSteps(code.deltaY, characters.length);
  const em = Math.hypot(matrix[2], matrix[3]) * size;
  let { x, y } = code;
  characters.forEach((text, index) => {
    const own = (isHan(text) ? HAN_WIDTH : LATIN_WIDTH) * size * stretch;
    const step = stepsX[index];
    const isOwn = step !== undefined && step > 0 && step <= size * stretch * WIDEST;
    const width = isOwn && !isHan(text) ? step : own;
    glyphs.push({
      text,
      x: applyX(matrix, x, y),
      y: applyY(matrix, x, y),
      alongX: matrix[0] * width,
      alongY: matrix[1] * width,
      size: em,
      bold: look.bold,
      run: look.isVertical ? -1 : run,
      invisible: look.invisible,
      artifact: look.artifact,
    });
    const isLast = index === characters.length - 1;
    x += step ?? (stepsY.length > 0 && !isLast ? 0 : own);
    y += stepsY[index] ?? 0;
  });
  return [x, y];
}

/** “3 3 g 4 3.5” is 3, 3, and four times 3.5; no more steps than there are characters. */
export function expandSteps(text: string, most: number): number[] {
  const words = text.trim().split(/\s+/);
  const steps: number[] = [];
  for (let at = 0; at < words.length && steps.length < most; at += 1) {
    if (words[at] === 'g') {
      const [times, value] = [Number(words[at + 1]), Number(words[at + 2])];
      if (!Number.isFinite(times) || !Number.isFinite(value)) break;
      for (let time = 0; time < times && steps.length < most; time += 1) steps.push(value);
      at += 2;
      continue;
    }
    const value = words[at] === '' ? Number.NaN : Number(words[at]);
    if (!Number.isFinite(value)) break;
    steps.push(value);
  }
  return steps;
}
