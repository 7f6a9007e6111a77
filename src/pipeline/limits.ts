import type { ReadLimits } from '../model/document.js';

const MB = 2 ** 20;

/** What one file may cost. Scans of a whole year's papers fit; a bomb does not. */
export const readLimits: ReadLimits = {
  fileBytes: 200 * MB,
  partBytes: 200 * MB,
  inflatedBytes: 600 * MB,
  ratio: 200,
  entries: 10_000,
  depth: 64,
  pages: 2000,
  pixels: 50_000_000,
};
