import type { ReadFailureCode } from '../../model/document.js';

/** A decoded bitmap: three bytes a pixel. `dpi` is null where the file does not say. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  readonly dpi: number | null;
}

const FILE_HEADER = 14;
const OLD_HEADER = 12;
const INCHES_PER_METRE = 39.37;
const UNCOMPRESSED = 0;
const BIT_FIELDS = 3;

/** Reads an uncompressed .bmp with 1, 4, 8, 24 or 32 bits a pixel, up to so many pixels. */
export function readBmp(bytes: Uint8Array, mostPixels: number): Bitmap | ReadFailureCode {
  if (bytes.length < FILE_HEADER + OLD_HEADER) return 'corrupt';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerSize = view.getUint32(FILE_HEADER, true);
  if (bytes.length < FILE_HEADER + headerSize) return 'corrupt';
  const isOld = headerSize === OLD_HEADER;
  if (!isOld && headerSize < 40) return 'unsupported';
  const width = isOld ? view.getUint16(18, true) : view.getInt32(18, true);
  const tall = isOld ? view.getUint16(20, true) : view.getInt32(22, true);
  const bits = view.getUint16(isOld ? 24 : 28, true);
  const compression = isOld ? UNCOMPRESSED : view.getUint32(30, true);
  const height = Math.abs(tall);
  if (width <= 0 || height === 0) return 'corrupt';
  if (width * height > mostPixels) return 'too-large';
  if (![1, 4, 8, 24, 32].includes(bits)) return 'unsupported';
  if (compression !== UNCOMPRESSED && !(compression === BIT_FIELDS && hasUsualMasks(view, bits)))
    return 'unsupported';

  const start = view.getUint32(10, true);
  const stride = Math.ceil((width * bits) / 32) * 4;
  if (start + stride * height > bytes.length) return 'corrupt';
  const palette = { start: FILE_HEADER + headerSize, entry: isOld ? 3 : 4, end: start };
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    // Rows stand from bottom to top unless the height is negative.
    const row = start + (tall > 0 ? height - 1 - y : y) * stride;
    if (bits >= 24) copyRow(bytes, row, bits / 8, data, y * width * 3, width);
    else lookUpRow(bytes, row, bits, palette, data, y * width * 3, width);
  }
  const perMetre = isOld ? 0 : view.getInt32(38, true);
  return { width, height, data, dpi: perMetre > 0 ? perMetre / INCHES_PER_METRE : null };
}

/** Blue, green, red, unused: what 32 bits mean without masks too. */
function hasUsualMasks(view: DataView, bits: number): boolean {
  const start = FILE_HEADER + 40;
  if (bits !== 32 || view.byteLength < start + 12) return false;
  return [0xff0000, 0xff00, 0xff].every((mask, at) => view.getUint32(start + at * 4, true) === mask);
}

function copyRow(
  bytes: Uint8Array,
  row: number,
  size: number,
  data: Uint8Array,
  to: number,
  width: number,
): void {
  for (let x = 0; x < width; x += 1) {
    data[to + x * 3] = bytes[row + x * size + 2]!;
    data[to + x * 3 + 1] = bytes[row + x * size + 1]!;
    data[to + x * 3 + 2] = bytes[row + x * size]!;
  }
}

interface Palette {
  readonly start: number;
  readonly entry: number;
  readonly end: number;
}

function lookUpRow(
  bytes: Uint8Array,
  row: number,
  bits: number,
  { start, entry, end }: Palette,
  data: Uint8Array,
  to: number,
  width: number,
): void {
  for (let x = 0; x < width; x += 1) {
    const place = x * bits;
    const index = (bytes[row + (place >> 3)]! >> (8 - bits - (place & 7))) & ((1 << bits) - 1);
    const colour = start + index * entry;
    if (colour + 3 > end) continue;
    data[to + x * 3] = bytes[colour + 2]!;
    data[to + x * 3 + 1] = bytes[colour + 1]!;
    data[to + x * 3 + 2] = bytes[colour]!;
  }
}
