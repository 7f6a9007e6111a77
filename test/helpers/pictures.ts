import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { Raster } from '../../src/ports/ocr.js';

/** A picture of `fixtures/ocr`; they are drawn as if printed at 200 dpi. */
export async function readPicture(name: string): Promise<Raster> {
  const file = fileURLToPath(new URL(`../../fixtures/ocr/${name}.png`, import.meta.url));
  const { data, info } = await sharp(file).greyscale().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8Array(data), dpi: 200 };
}

export function whitePicture(width: number, height: number): Raster {
  return { width, height, data: new Uint8Array(width * height).fill(255), dpi: 200 };
}
