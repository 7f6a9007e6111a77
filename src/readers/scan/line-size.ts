import { inkOfRows } from '../../ports/ink.js';
import type { OcrCharacter, PixelBox, Raster } from '../../ports/ocr.js';

/** How large a line is set. */
export interface LineSize {
  /** Pixels: the side of the square that a Han character is set in. */
  readonly em: number;
  /** Pixels from the top of the picture: the base line. */
  readonly base: number;
}

/** Of the square: how high the ink of several ideographs is, how far it reaches below the base line; how high digits are. */
const HAN_INK = 0.93;
const HAN_FOOT = 0.08;
const DIGIT_INK = 0.72;
/** Of the line's ink: 一 alone tells nothing about the size. */
const LEAST = 0.5;

const IDEOGRAPH = /[\u3400-\u9fff]/;
const DIGIT = /[\dA-Z]/;

/** Brackets and commas reach further than what they stand beside: ideographs tell the size, digits where there are none. */
export function sizeOf(
  page: Raster,
  box: PixelBox,
  characters: readonly OcrCharacter[],
  level: number,
): LineSize {
  const han = extent(page, box, characters, IDEOGRAPH, level);
  const digits = extent(page, box, characters, DIGIT, level);
  const fromDigits = digits ? (digits.bottom - digits.top) / DIGIT_INK : 0;
  if (han && han.bottom - han.top >= LEAST * box.height) {
    const em = Math.max((han.bottom - han.top) / HAN_INK, han.count > 1 ? 0 : fromDigits);
    return { em, base: han.bottom - em * HAN_FOOT };
  }
  if (digits) return { em: fromDigits, base: digits.bottom };
  // A dash is as wide as a square, and lies at the middle of its height.
  const em = Math.max(box.height / HAN_INK, box.width / characters.length);
  return { em, base: box.y + box.height / 2 + em * (0.5 - HAN_FOOT) };
}

/** From the highest to the lowest ink of some of the characters. */
function extent(
  page: Raster,
  box: PixelBox,
  characters: readonly OcrCharacter[],
  wanted: RegExp,
  level: number,
): { readonly top: number; readonly bottom: number; readonly count: number } | null {
  let [top, bottom, count] = [Infinity, -Infinity, 0];
  for (const { text, x, right } of characters) {
    if (!wanted.test(text)) continue;
    const left = Math.max(box.x, Math.round(x));
    const width = Math.min(box.x + box.width, Math.round(right)) - left;
    const rows = inkOfRows(page, { ...box, x: left, width: Math.max(0, width) }, level);
    const first = rows.findIndex((ink) => ink > 0);
    if (first < 0) continue;
    top = Math.min(top, box.y + first);
    bottom = Math.max(bottom, box.y + rows.findLastIndex((ink) => ink > 0) + 1);
    count += 1;
  }
  return count === 0 ? null : { top, bottom, count };
}
