import type { Compound } from '../compound.js';

/** What the saving program noted of the document, in a property set ([MS-OLEPS]). */
export interface Summary {
  readonly title: string | null;
  readonly pages: number | null;
}

const TITLE = 2;
const PAGES = 14;
const CODE_PAGE = 1;
const INTEGER = 3;
const TEXT = 30;
const WIDE_TEXT = 31;
const UTF_8 = 65001;
const LATIN = 1252;

/** Nothing depends on it: what cannot be read is null. */
export function readSummary(compound: Compound): Summary {
  try {
    const bytes = compound.read('\x05SummaryInformation');
    return bytes
      ? parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
      : { title: null, pages: null };
  } catch {
    // A side stream that is damaged costs the title, nothing more.
    return { title: null, pages: null };
  }
}

function parse(bytes: Buffer): Summary {
  const section = bytes.readUInt32LE(44);
  const count = Math.min(100, bytes.readUInt32LE(section + 4));
  const places = new Map<number, number>();
  for (let index = 0; index < count; index += 1) {
    const at = section + 8 + index * 8;
    places.set(bytes.readUInt32LE(at), section + bytes.readUInt32LE(at + 4));
  }
  const codePage = places.has(CODE_PAGE) ? bytes.readUInt16LE(places.get(CODE_PAGE)! + 4) : LATIN;
  const pages = places.get(PAGES);
  const isCount = pages !== undefined && bytes.readUInt32LE(pages) === INTEGER;
  const declared = isCount ? bytes.readInt32LE(pages + 4) : 0;
  return {
    title: textAt(bytes, places.get(TITLE), codePage),
    pages: declared > 0 && declared < 100_000 ? declared : null,
  };
}

function textAt(bytes: Buffer, at: number | undefined, codePage: number): string | null {
  if (at === undefined) return null;
  const type = bytes.readUInt32LE(at);
  const length = bytes.readUInt32LE(at + 4);
  const wide = type === WIDE_TEXT;
  if (type !== TEXT && !wide) return null;
  const raw = bytes.subarray(at + 8, at + 8 + length * (wide ? 2 : 1));
  const encoding = wide
    ? 'utf-16le'
    : codePage === UTF_8
      ? 'utf-8'
      : codePage === LATIN
        ? 'latin1'
        : 'gb18030';
  return new TextDecoder(encoding).decode(raw).split('\0')[0]!.trim() || null;
}
