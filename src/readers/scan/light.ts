import type { Raster } from '../../ports/ocr.js';

/** Inches. */
const SQUARE = 0.125;
/** Of a square's pixels: lighter than the rest is paper unless ink covers a quarter of it. */
const PAPER = 0.75;
/** Darker than that nothing is taken for paper: it is a photograph or a lid left open. */
const DARKEST_PAPER = 90;
/** Paper is a little uneven: what comes close to it becomes white. */
const WHITE = 272;

const DARK = 110;
/** Share of the page up to which black along an edge is the scanner's. */
const WIDEST_EDGE = 0.05;

/** Divides the shadows out: paper becomes white everywhere, ink keeps its share of the light. Changes the raster. */
export function evenLight(raster: Raster): void {
  const { width, height, data, dpi } = raster;
  const side = Math.max(8, Math.round(dpi * SQUARE));
  const [across, down] = [Math.ceil(width / side), Math.ceil(height / side)];
  const paper = smooth(widen(paperMap(raster, side, across, down), across, down), across, down);
  // Between the middles of the squares the paper is taken from both: along the row once for all rows, then down.
  const lefts = new Uint16Array(width);
  const parts = new Float32Array(width);
  for (let x = 0; x < width; x += 1) [lefts[x], parts[x]] = between(x, side, across);
  const nodes = new Float32Array(across + 1);
  for (let y = 0; y < height; y += 1) {
    const [upper, share] = between(y, side, down);
    const lower = Math.min(down - 1, upper + 1);
    for (let column = 0; column <= across; column += 1) {
      const at = Math.min(across - 1, column);
      nodes[column] = paper[upper * across + at]! * (1 - share) + paper[lower * across + at]! * share;
    }
    for (let x = 0, at = y * width; x < width; x += 1, at += 1) {
      const left = nodes[lefts[x]!]!;
      const value = (data[at]! * WHITE) / (left + (nodes[lefts[x]! + 1]! - left) * parts[x]!);
      data[at] = value > 255 ? 255 : value;
    }
  }
}

/** The square whose middle lies before a pixel, and how far towards the next middle the pixel is. */
function between(pixel: number, side: number, count: number): [number, number] {
  const place = Math.min(count - 1, Math.max(0, (pixel + 0.5) / side - 0.5));
  const square = Math.floor(place);
  return [square, place - square];
}

function paperMap({ width, height, data }: Raster, side: number, across: number, down: number): Float32Array {
  const map = new Float32Array(across * down);
  const levels = new Uint16Array(256);
  for (let row = 0; row < down; row += 1) {
    for (let column = 0; column < across; column += 1) {
      levels.fill(0);
      let count = 0;
      for (let y = row * side; y < Math.min(height, (row + 1) * side); y += 2) {
        for (let x = column * side; x < Math.min(width, (column + 1) * side); x += 2) {
          levels[data[y * width + x]!]! += 1;
          count += 1;
        }
      }
      let [level, passed] = [0, levels[0]!];
      while (level < 255 && passed < count * PAPER) {
        level += 1;
        passed += levels[level]!;
      }
      map[row * across + column] = Math.max(DARKEST_PAPER, level);
    }
  }
  return map;
}

/** Squares full of ink take the paper of their neighbours. */
function widen(map: Float32Array, across: number, down: number): Float32Array {
  return neighbourhood(map, across, down, (values) => Math.max(...values));
}

function smooth(map: Float32Array, across: number, down: number): Float32Array {
  return neighbourhood(
    map,
    across,
    down,
    (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  );
}

function neighbourhood(
  map: Float32Array,
  across: number,
  down: number,
  combine: (values: readonly number[]) => number,
): Float32Array {
  return map.map((_, at) => {
    const [x, y] = [at % across, Math.floor(at / across)];
    const values: number[] = [];
    for (let nearY = Math.max(0, y - 1); nearY <= Math.min(down - 1, y + 1); nearY += 1) {
      for (let nearX = Math.max(0, x - 1); nearX <= Math.min(across - 1, x + 1); nearX += 1) {
        values.push(map[nearY * across + nearX]!);
      }
    }
    return combine(values);
  });
}

/** Whitens the black bars that a scanner leaves where the sheet ends. Changes the raster. */
export function clearEdges({ width, height, data }: Raster): void {
  const across = Math.round(width * WIDEST_EDGE);
  const down = Math.round(height * WIDEST_EDGE);
  for (let y = 0; y < height; y += 1) {
    clearRun(data, y * width, 1, across);
    clearRun(data, y * width + width - 1, -1, across);
  }
  for (let x = 0; x < width; x += 1) {
    clearRun(data, x, width, down);
    clearRun(data, (height - 1) * width + x, -width, down);
  }
}

function clearRun(data: Uint8Array, start: number, step: number, longest: number): void {
  if (data[start]! >= DARK && data[start + step]! >= DARK) return;
  let length = 0;
  while (
    length <= longest &&
    (data[start + length * step]! < DARK || data[start + (length + 2) * step]! < DARK)
  ) {
    length += 1;
  }
  if (length > longest) return;
  // The bar's blurred rim goes with it.
  const beyond = data[start + (length + 4) * step]!;
  for (let at = 0; at < length + 4; at += 1)
    data[start + at * step] = Math.max(beyond, data[start + at * step]!);
}
