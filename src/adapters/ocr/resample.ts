import type { PixelBox, Raster } from '../../ports/ocr.js';

/** Grey values as numbers, row by row. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** Shrinks a whole picture: each new pixel is the mean of those it stands for, so that thin strokes do not vanish. */
export function shrink(picture: Raster, width: number, height: number): Plane {
  const data = new Float32Array(width * height);
  const columns = Array.from({ length: width + 1 }, (_, at) => Math.floor((at * picture.width) / width));
  for (let y = 0; y < height; y += 1) {
    const top = Math.floor((y * picture.height) / height);
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * picture.height) / height));
    for (let x = 0; x < width; x += 1) {
      const left = columns[x]!;
      const right = Math.max(left + 1, columns[x + 1]!);
      let sum = 0;
      for (let row = top; row < bottom; row += 1) {
        const start = row * picture.width;
        for (let at = start + left; at < start + right; at += 1) sum += picture.data[at]!;
      }
      data[y * width + x] = sum / ((bottom - top) * (right - left));
    }
  }
  return { width, height, data };
}

/** Cuts a box out and scales it to `height`, and its width by `squeeze` beside that; between pixels the values run straight. */
export function cutScaled(picture: Raster, box: PixelBox, height: number, squeeze: number): Plane {
  const scale = box.height / height;
  const width = Math.max(1, Math.round((box.width / scale) * squeeze));
  const data = new Float32Array(width * height);
  const across = taps(width, box.x, box.width / width, picture.width);
  const down = taps(height, box.y, scale, picture.height);
  for (let y = 0; y < height; y += 1) {
    const upper = down.first[y]! * picture.width;
    const lower = down.second[y]! * picture.width;
    const toLower = down.share[y]!;
    for (let x = 0; x < width; x += 1) {
      const [left, right, toRight] = [across.first[x]!, across.second[x]!, across.share[x]!];
      const above = picture.data[upper + left]! * (1 - toRight) + picture.data[upper + right]! * toRight;
      const below = picture.data[lower + left]! * (1 - toRight) + picture.data[lower + right]! * toRight;
      data[y * width + x] = above * (1 - toLower) + below * toLower;
    }
  }
  return { width, height, data };
}

interface Taps {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly share: Float32Array;
}

/** Between which two pixels each new one lies, and how near to the second. */
function taps(count: number, offset: number, scale: number, limit: number): Taps {
  const [first, second] = [new Int32Array(count), new Int32Array(count)];
  const share = new Float32Array(count);
  for (let at = 0; at < count; at += 1) {
    const place = Math.min(limit - 1, Math.max(0, offset + (at + 0.5) * scale - 0.5));
    first[at] = Math.floor(place);
    second[at] = Math.min(limit - 1, first[at]! + 1);
    share[at] = place - first[at]!;
  }
  return { first, second, share };
}
