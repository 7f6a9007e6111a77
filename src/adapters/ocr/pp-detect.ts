import { inkLevel } from '../../ports/ink.js';
import type { PixelBox, Raster } from '../../ports/ocr.js';
import type { Network } from './onnx.js';
import { fitToInk } from './pp-crop.js';
import { shrink } from './resample.js';

/** Pixels. A larger picture finds no more lines on report pages and costs more (docs/decisions/ocr.md). */
const LONG_SIDE = 800;
/** The network halves its input five times. */
const STEP = 32;
/** What ImageNet networks expect: mean and spread of red, green and blue. */
const MEAN = [0.485, 0.456, 0.406] as const;
const SPREAD = [0.229, 0.224, 0.225] as const;

/** Where a line is, the network marks its core. A pixel is core from here on; a core counts from that mean on. */
const CORE = 0.3;
const SURE = 0.5;
/** Pixels of the small picture: thinner marks are specks. */
const LEAST = 3;
/** The lines of a page, as the network marks them; a row with wide gaps comes in pieces. */
export async function detectLines(network: Network, page: Raster): Promise<PixelBox[]> {
  const scale = Math.min(1, LONG_SIDE / Math.max(page.width, page.height));
  const width = Math.max(1, Math.round(page.width * scale));
  const height = Math.max(1, Math.round(page.height * scale));
  const padded = [roundUp(width), roundUp(height)] as const;
  const input = makeInput(page, width, height, ...padded);
  const { data } = await network.run(input, [1, 3, padded[1], padded[0]]);
  const level = inkLevel(page);
  return findCores(data, ...padded)
    .map((core) => fitToInk(page, enlarge(core, page, width, height), level))
    .sort((a, b) => a.y - b.y || a.x - b.x);
}

function roundUp(side: number): number {
  return Math.ceil(side / STEP) * STEP;
}

/** Three planes of one grey picture, white to the right and below. */
function makeInput(
  page: Raster,
  width: number,
  height: number,
  fullWidth: number,
  fullHeight: number,
): Float32Array {
  const small = shrink(page, width, height);
  const size = fullWidth * fullHeight;
  const input = new Float32Array(3 * size);
  for (let plane = 0; plane < 3; plane += 1) {
    const [mean, spread] = [MEAN[plane]!, SPREAD[plane]!];
    input.fill((1 - mean) / spread, plane * size, (plane + 1) * size);
    for (let y = 0; y < height; y += 1) {
      const target = plane * size + y * fullWidth;
      for (let x = 0; x < width; x += 1) {
        input[target + x] = (small.data[y * width + x]! / 255 - mean) / spread;
      }
    }
  }
  return input;
}

/** Connected marks that are large and sure enough, as boxes of the small picture. */
function findCores(marks: Float32Array, width: number, height: number): PixelBox[] {
  const seen = new Uint8Array(width * height);
  const stack: number[] = [];
  const cores: PixelBox[] = [];
  for (let start = 0; start < seen.length; start += 1) {
    if (seen[start] || marks[start]! <= CORE) continue;
    let [left, top, right, bottom, sum, count] = [width, height, 0, 0, 0, 0];
    seen[start] = 1;
    stack.push(start);
    while (stack.length > 0) {
      const at = stack.pop()!;
      const [x, y] = [at % width, Math.floor(at / width)];
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
      sum += marks[at]!;
      count += 1;
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row += 1) {
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column += 1) {
          const next = row * width + column;
          if (seen[next] || marks[next]! <= CORE) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    const box = { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
    if (box.width >= LEAST && box.height >= LEAST && sum / count >= SURE) cores.push(box);
  }
  return cores;
}

/** From the small picture to the page. */
function enlarge(core: PixelBox, page: Raster, width: number, height: number): PixelBox {
  const [across, down] = [page.width / width, page.height / height];
  const [x, y] = [Math.floor(core.x * across), Math.floor(core.y * down)];
  return {
    x: Math.min(page.width - 1, x),
    y: Math.min(page.height - 1, y),
    width: Math.max(1, Math.min(page.width, Math.ceil((core.x + core.width) * across)) - x),
    height: Math.max(1, Math.min(page.height, Math.ceil((core.y + core.height) * down)) - y),
  };
}
