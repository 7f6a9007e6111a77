import type { Picture } from './scan-page.js';

/** A pixel in so many, along and down, is enough to know the paper. */
const STEP = 7;

/** How light the paper is in red, green and blue: the level that a third of the page exceeds. */
export function paperLevels({ width, height, data }: Picture): readonly [number, number, number] {
  const counts = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)];
  let total = 0;
  for (let y = 0; y < height; y += STEP) {
    for (let x = 0; x < width; x += STEP) {
      const at = (y * width + x) * 3;
      for (let channel = 0; channel < 3; channel += 1) counts[channel]![data[at + channel]!]! += 1;
      total += 1;
    }
  }
  const [red, green, blue] = counts.map((levels) => {
    let [level, above] = [255, levels[255]!];
    while (level > 96 && above < total / 3) {
      level -= 1;
      above += levels[level]!;
    }
    return level;
  });
  return [red!, green!, blue!];
}
