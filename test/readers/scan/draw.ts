import { dice } from '../../../fixtures/make/scan/picture.js';
import type { Picture } from '../../../src/readers/scan/scan-page.js';

/** A white sheet to draw on, in pixels; 200 dpi where nothing else is said. */
export function sheet(width = 1000, height = 1400, dpi = 200): Picture {
  return { width, height, data: new Uint8Array(width * height * 3).fill(255), dpi };
}

type Colour = readonly [number, number, number];
export const BLACK: Colour = [20, 20, 20];
export const RED: Colour = [215, 50, 60];

export function bar(
  page: Picture,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: Colour = BLACK,
): void {
  for (let row = Math.round(y); row < Math.round(y + height); row += 1) {
    for (let column = Math.round(x); column < Math.round(x + width); column += 1)
      dot(page, column, row, colour);
  }
}

/** Ink on what is there: black stays black under red. */
export function dot({ width, height, data }: Picture, x: number, y: number, colour: Colour): void {
  if (x < 0 || y < 0 || x >= width || y >= height) return;
  const at = (y * width + x) * 3;
  for (let channel = 0; channel < 3; channel += 1) {
    data[at + channel] = Math.min(data[at + channel]!, colour[channel]!);
  }
}

/** Lines of something like characters: strokes in squares of 30 pixels with little between them. */
export function lines(
  page: Picture,
  left: number,
  top: number,
  count: number,
  length: number,
  seed = 1,
): void {
  const roll = dice(seed);
  for (let line = 0; line < count; line += 1) {
    for (let at = 0; at < length; at += 1) {
      character(page, left + at * 32, top + line * 60, roll);
    }
  }
}

function character(page: Picture, x: number, y: number, roll: () => number): void {
  for (let stroke = 0; stroke < 3; stroke += 1)
    bar(page, x + roll() * 6, y + 2 + stroke * 11, 18 + roll() * 6, 3);
  for (let stroke = 0; stroke < 2; stroke += 1)
    bar(page, x + 4 + stroke * 14 + roll() * 4, y, 3, 18 + roll() * 10);
}

/** A ring with a star-like block in its middle. */
export function seal(page: Picture, middleX: number, middleY: number, radius: number): void {
  for (let y = -radius; y <= radius; y += 1) {
    for (let x = -radius; x <= radius; x += 1) {
      const away = Math.hypot(x, y);
      const isRing = away <= radius && away > radius - 9;
      const isStar = Math.abs(x) + Math.abs(y) < radius * 0.35;
      const isWords =
        away < radius * 0.8 && away > radius * 0.55 && Math.floor(Math.atan2(y, x) * 9) % 2 === 0;
      if (isRing || isStar || isWords) dot(page, middleX + x, middleY + y, RED);
    }
  }
}

/** The lines of a table: its columns and rows in pixels. */
export function ruled(page: Picture, xs: readonly number[], ys: readonly number[], thickness = 2): void {
  for (const y of ys) bar(page, xs[0]!, y, xs.at(-1)! - xs[0]! + thickness, thickness);
  for (const x of xs) bar(page, x, ys[0]!, thickness, ys.at(-1)! - ys[0]! + thickness);
}

export function darken(page: Picture, level: (x: number, y: number) => number): void {
  for (let y = 0; y < page.height; y += 1) {
    for (let x = 0; x < page.width; x += 1) {
      const at = (y * page.width + x) * 3;
      const share = level(x / page.width, y / page.height);
      for (let channel = 0; channel < 3; channel += 1) page.data[at + channel]! *= share;
    }
  }
}
