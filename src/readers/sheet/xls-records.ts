/**
 * What hucre leaves out of an old workbook (BIFF8): the number format of every figure, which sheets, rows and columns are
 * hidden, and whether there is a password. Records by their number as in [MS-XLS] 2.3.
 */
import { formatOf } from './builtin-formats.js';

export interface Figure {
  readonly value: number;
  readonly format: string | undefined;
}

export interface SheetRecords {
  readonly isHidden: boolean;
  /** By row × 65536 + column. */
  readonly figures: ReadonlyMap<number, Figure>;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: readonly { readonly first: number; readonly last: number }[];
}

export interface BookRecords {
  /** In the order of the tabs. */
  readonly sheets: readonly SheetRecords[];
  readonly isFrom1904: boolean;
  readonly isEncrypted: boolean;
  /** 0x0600 is BIFF8; null where the stream does not begin as a workbook does. */
  readonly version: number | null;
}

const BOF = 0x809;
const EOF = 0x0a;
const FILEPASS = 0x2f;
const DATEMODE = 0x22;
const FORMAT = 0x41e;
const XF = 0xe0;
const BOUNDSHEET = 0x85;
const ROW = 0x208;
const COLUMNS = 0x7d;
const NUMBER = 0x203;
const RK = 0x27e;
const MULRK = 0xbd;
const FORMULA = 0x06;
const ROW_HIDDEN = 0x20;

export const placeKey = (row: number, column: number): number => row * 65_536 + column;

export function readRecords(stream: Uint8Array): BookRecords {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const formats = new Map<number, string>();
  const styles: number[] = [];
  const bound: { readonly at: number; readonly isHidden: boolean }[] = [];
  let isFrom1904 = false;
  let isEncrypted = false;
  let version: number | null = null;
  forEachRecord(view, 0, (id, at, length) => {
    if (id === BOF && length >= 2) version ??= view.getUint16(at, true);
    else if (id === FILEPASS) isEncrypted = true;
    else if (id === DATEMODE && length >= 2) isFrom1904 = view.getUint16(at, true) === 1;
    else if (id === FORMAT && length >= 5)
      formats.set(view.getUint16(at, true), formatText(view, at + 2, length - 2));
    else if (id === XF && length >= 4) styles.push(view.getUint16(at + 2, true));
    else if (id === BOUNDSHEET && length >= 6)
      bound.push({ at: view.getUint32(at, true), isHidden: (view.getUint8(at + 4) & 3) !== 0 });
  });
  const shown = styles.map((id) => formatOf(id, formats));
  const sheets = isEncrypted
    ? []
    : bound.map(({ at, isHidden }) => ({ isHidden, ...readSheet(view, at, shown) }));
  return { sheets, isFrom1904, isEncrypted, version };
}

function readSheet(
  view: DataView,
  start: number,
  formats: readonly (string | undefined)[],
): Omit<SheetRecords, 'isHidden'> {
  const figures = new Map<number, Figure>();
  const hiddenRows = new Set<number>();
  const hiddenColumns: { first: number; last: number }[] = [];
  const put = (row: number, column: number, style: number, value: number): void => {
    figures.set(placeKey(row, column), { value, format: formats[style] });
  };
  forEachRecord(view, start, (id, at, length) => {
    const word = (offset: number): number => view.getUint16(at + offset, true);
    if (id === ROW && length >= 16) {
      if ((view.getUint32(at + 12, true) & ROW_HIDDEN) !== 0) hiddenRows.add(word(0));
    } else if (id === COLUMNS && length >= 10) {
      if ((word(8) & 1) === 1) hiddenColumns.push({ first: word(0), last: word(2) });
    } else if (id === NUMBER && length >= 14) put(word(0), word(2), word(4), view.getFloat64(at + 6, true));
    else if (id === RK && length >= 10) put(word(0), word(2), word(4), decodeRk(view, at + 6));
    else if (id === MULRK)
      for (let offset = 4, column = word(2); offset + 6 <= length - 2; offset += 6, column += 1)
        put(word(0), column, word(offset), decodeRk(view, at + offset + 2));
    // Two bytes of ones: the result is no number.
    else if (id === FORMULA && length >= 14 && word(12) !== 0xffff)
      put(word(0), word(2), word(4), view.getFloat64(at + 6, true));
  });
  return { figures, hiddenRows, hiddenColumns };
}

/** Records from `start` up to the end of that sheet or of the workbook's own part. */
function forEachRecord(
  view: DataView,
  start: number,
  see: (id: number, at: number, length: number) => void,
): void {
  let at = start;
  while (at + 4 <= view.byteLength) {
    const id = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (id === EOF || at + 4 + length > view.byteLength) return;
    see(id, at + 4, length);
    at += 4 + length;
  }
}

/** Thirty bits of a whole number or of the upper half of a float, perhaps a hundredth of it. */
function decodeRk(view: DataView, at: number): number {
  const raw = view.getInt32(at, true);
  let value: number;
  if ((raw & 2) !== 0) value = raw >> 2;
  else {
    const float = new DataView(new ArrayBuffer(8));
    float.setInt32(4, raw & ~3, true);
    value = float.getFloat64(0, true);
  }
  return (raw & 1) !== 0 ? value / 100 : value;
}

function formatText(view: DataView, at: number, room: number): string {
  const count = view.getUint16(at, true);
  const isWide = (view.getUint8(at + 2) & 1) === 1;
  let text = '';
  for (let index = 0; index < count && (index + 1) * (isWide ? 2 : 1) + 3 <= room; index += 1)
    text += String.fromCharCode(
      isWide ? view.getUint16(at + 3 + index * 2, true) : view.getUint8(at + 3 + index),
    );
  return text;
}
