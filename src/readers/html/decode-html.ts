/** Bytes of a web page into text. Pages declare their encoding, and the declaration is wrong often enough. */
import { decodeBareUtf16, decodeMarked, decodeText, decodeUtf8 } from '../plain/decode.js';

export interface DecodedPage {
  readonly text: string;
  /** Neither a mark nor a declaration that fits says so. */
  readonly guessed: boolean;
}

const HEAD_BYTES = 4096;
const DECLARED =
  /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]+)/i;
const CHINESE = /[\u4e00-\u9fff]/;

/** `label` goes before what the page itself says: a part of an MHT names it outside. Null for bytes that are no text. */
export function decodePage(bytes: Uint8Array, label?: string): DecodedPage | null {
  const marked = decodeMarked(bytes) ?? decodeBareUtf16(bytes);
  if (marked) return marked;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES));
  const match = DECLARED.exec(head.toString('latin1'));
  const declared = canonical(label ?? match?.[1] ?? match?.[2] ?? '');
  // GBK is hardly ever valid UTF-8 with Chinese in it: what is, is UTF-8 whatever the page says.
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== null && (declared === 'utf-8' || CHINESE.test(utf8) || !isWide(utf8)))
    return { text: utf8, guessed: false };
  if (declared !== null && declared !== 'utf-8') {
    const text = decodeStrictly(declared, bytes);
    if (text !== null) return { text, guessed: false };
  }
  return decodeText(bytes);
}

const isWide = (text: string): boolean => /[^\x00-\x7f]/.test(text);

/** GB2312 and GBK are the older parts of GB18030; labels of Western encodings on Chinese pages are left by programs. */
function canonical(label: string): string | null {
  try {
    const { encoding } = new TextDecoder(label || 'utf-8');
    if (label === '') return null;
    if (encoding === 'gbk' || encoding === 'gb18030') return 'gb18030';
    return /^(?:utf-16|windows-125|iso-8859|macintosh|x-mac)/.test(encoding) ? null : encoding;
  } catch {
    return /^(?:gb|x-gb|cp936|ms936)/i.test(label) ? 'gb18030' : null;
  }
}

/** Null where more than a stray character is lost. */
function decodeStrictly(encoding: string, bytes: Uint8Array): string | null {
  const text = new TextDecoder(encoding).decode(bytes);
  return (text.split('\ufffd').length - 1) * 50 > text.length ? null : text;
}
