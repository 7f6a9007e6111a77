import type { Raster } from '../../ports/ocr.js';

/** A grey picture as a PGM file: a line of text and the pixels as they are. The cheapest form that Leptonica reads. */
export function toPgm({ width, height, data }: Raster): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data]);
}
