import type { Raster } from '../../ports/ocr.js';
import { transpose } from './ink.js';

/** A quarter turn counter-clockwise: the right edge comes to the top. */
export function turnLeft(raster: Raster): Raster {
  const { width, height, data } = raster;
  const mirrored = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) mirrored[y * width + x] = data[y * width + width - 1 - x]!;
  }
  return transpose({ ...raster, data: mirrored });
}

const PHASES = 64;
/** Weights of four neighbours, in 1/256, for a place between the two in the middle (Catmull-Rom). */
const WEIGHTS = Int16Array.from({ length: (PHASES + 1) * 4 }, (_, at) => {
  const share = (at >> 2) / PHASES;
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
    const row = y * width;
    for (let x = 0; x < width; x += 1) {
      const from = (x - middleX - (y - middleY) * sine) / cosine + middleX;
      level[row + x] = sample(data, row, 1, width, from);
    }
  }
  const straight = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = (x - middleX) * sine + (y - middleY) * cosine + middleY;
      straight[y * width + x] = sample(level, x, width, height, from);
    }
  }
  return { ...raster, data: straight };
}

/** The value between the pixels of one row or column; white outside. */
function sample(data: Uint8Array, start: number, step: number, count: number, place: number): number {
  const whole = Math.floor(place);
  if (whole < 1 || whole > count - 3) {
    const near = Math.round(place);
    return near < 0 || near >= count ? 255 : data[start + near * step]!;
  }
  const phase = Math.round((place - whole) * PHASES) << 2;
  const at = start + whole * step;
  const sum =
    data[at - step]! * WEIGHTS[phase]! +
    data[at]! * WEIGHTS[phase + 1]! +
    data[at + step]! * WEIGHTS[phase + 2]! +
    data[at + 2 * step]! * WEIGHTS[phase + 3]!;
  const value = (sum + 128) >> 8;
  return value < 0 ? 0 : value > 255 ? 255 : value;
}
