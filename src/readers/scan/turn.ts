import type { Raster } from '../../ports/ocr.js';
import { transpose } from './ink.js';

/** A quarter turn counter-clockwise: the right edge comes to the top. */
export function turnLeft<T extends { width: number; height: number; data: Uint8Array }>(image: T): T {
  const { width, height, data } = image;
  const mirrored = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) mirrored[y * width + x] = data[y * width + width - 1 - x]!;
  }
  return transpose({ ...image, data: mirrored });
}

const PHASES = 64;
/** Weights of four neighbours, in 1/256, for a place between the two in the middle (Catmull-Rom). */
const WEIGHTS = Int16Array.from({ length: PHASES * 4 }, (_, at) => {
  const share = ((at >> 2) + 0.5) / PHASES;
  const distance = Math.abs((at & 3) - 1 - share);
  const weight =
    distance < 1
      ? 1.5 * distance ** 3 - 2.5 * distance ** 2 + 1
      : -0.5 * distance ** 3 + 2.5 * distance ** 2 - 4 * distance + 2;
  return Math.round(weight * 256);
});

/**
 * Turns a page that lies askew back by so many degrees clockwise, about its middle; the size stays, corners come in
 * white. Two passes along the axes give the same as one over the plane, for half the work.
 */
export function straighten(raster: Raster, degrees: number): Raster {
  const { width, height, data } = raster;
  const [sine, cosine] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  const level = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) {
    const place = (-middleX - (y - middleY) * sine) / cosine + middleX;
    for (
      let x = 0, at = y * width, from = fixed(place);
      x < width;
      x += 1, at += 1, from += fixed(1 / cosine)
    ) {
      level[at] = sample(data, y * width, 1, width, from);
    }
  }
  const straight = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) {
    const place = -middleX * sine + (y - middleY) * cosine + middleY;
    for (let x = 0, at = y * width, from = fixed(place); x < width; x += 1, at += 1, from += fixed(sine)) {
      straight[at] = sample(level, x, width, height, from);
    }
  }
  return { ...raster, data: straight };
}

/** Places along a line in 1/65,536 of a pixel: whole numbers are quicker to step and to split. */
function fixed(place: number): number {
  return Math.round(place * 65_536);
}

/** The value between the pixels of one row or column; white outside. */
function sample(data: Uint8Array, start: number, step: number, count: number, place: number): number {
  const whole = place >> 16;
  if (whole < 1 || whole > count - 3) return whole < 0 || whole >= count ? 255 : data[start + whole * step]!;
  const phase = (place >> 8) & 0xfc;
  const at = start + whole * step;
  const value =
    (data[at - step]! * WEIGHTS[phase]! +
      data[at]! * WEIGHTS[phase + 1]! +
      data[at + step]! * WEIGHTS[phase + 2]! +
      data[at + 2 * step]! * WEIGHTS[phase + 3]! +
      128) >>
    8;
  return value < 0 ? 0 : value > 255 ? 255 : value;
}
