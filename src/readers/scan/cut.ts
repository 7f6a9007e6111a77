import type { PixelBox, Raster } from '../../ports/ocr.js';

/** A part of a picture, with white around it. `space` in pixels. */
export function cut(picture: Raster, box: PixelBox, space: number): Raster {
  const [width, height] = [box.width + 2 * space, box.height + 2 * space];
  const data = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < box.height; y += 1) {
    const start = (box.y + y) * picture.width + box.x;
    data.set(picture.data.subarray(start, start + box.width), (y + space) * width + space);
  }
  return { width, height, data, dpi: picture.dpi };
}

/** A copy with some places white. */
export function blankOut(picture: Raster, boxes: readonly PixelBox[]): Raster {
  const data = picture.data.slice();
  for (const box of boxes) {
    for (let y = box.y; y < box.y + box.height; y += 1) {
      data.fill(255, y * picture.width + box.x, y * picture.width + box.x + box.width);
    }
  }
  return { ...picture, data };
}

/** To whole pixels inside the picture. */
export function clipBox(picture: Raster, box: PixelBox): PixelBox {
  const x = Math.min(picture.width, Math.max(0, Math.round(box.x)));
  const y = Math.min(picture.height, Math.max(0, Math.round(box.y)));
  return {
    x,
    y,
    width: Math.max(0, Math.min(picture.width, Math.round(box.x + box.width)) - x),
    height: Math.max(0, Math.min(picture.height, Math.round(box.y + box.height)) - y),
  };
}
