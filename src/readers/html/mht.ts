/** A page saved as one file (.mht, often called .doc): an e-mail whose first HTML part is the page. Pictures are left out. */

export interface SavedPage {
  readonly bytes: Uint8Array;
  /** Charset that the part's own header names, or undefined. */
  readonly charset: string | undefined;
}

const HEADER_BYTES = 16_384;
const MOST_PARTS = 2_000;
const DEEPEST = 4;

/** Does the text begin as an e-mail with MIME parts? */
export function isMht(head: string): boolean {
  if (!/^\s*[A-Za-z][\w-]*:/.test(head)) return false;
  return /^MIME-Version:/im.test(head) && /^Content-Type:\s*(?:multipart\/|text\/html)/im.test(head);
}

/** The pages among its parts, in order; a workbook saved so has one a sheet. Empty where there is none. */
export function pagesOfMht(bytes: Uint8Array): readonly SavedPage[] {
  // Latin-1 keeps every byte as one character.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return pagesOf(text, DEEPEST);
}

function pagesOf(part: string, depth: number): readonly SavedPage[] {
  const end = /\r?\n\r?\n/.exec(part.slice(0, HEADER_BYTES));
  if (!end) return [];
  const header = part.slice(0, end.index).replace(/\r?\n[ \t]+/g, ' ');
  const body = part.slice(end.index + end[0].length);
  const type = /^Content-Type:\s*([^;\s]+)/im.exec(header)?.[1]?.toLowerCase() ?? 'text/plain';
  if (type.startsWith('multipart/')) {
    const boundary = /boundary\s*=\s*(?:"([^"\r\n]+)"|([^\s;]+))/i.exec(header);
    const mark = boundary?.[1] ?? boundary?.[2];
    if (mark === undefined || depth === 0) return [];
    return body
      .split(`--${mark}`, MOST_PARTS)
      .slice(1)
      .flatMap((piece) => pagesOf(piece.replace(/^[ \t]*\r?\n/, ''), depth - 1));
  }
  if (type !== 'text/html' && type !== 'application/xhtml+xml') return [];
  const transfer = /^Content-Transfer-Encoding:\s*(\S+)/im.exec(header)?.[1]?.toLowerCase();
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(header)?.[1];
  return [{ bytes: decodeTransfer(body, transfer), charset }];
}

function decodeTransfer(body: string, transfer: string | undefined): Uint8Array {
  if (transfer === 'base64') return Buffer.from(body, 'base64');
  if (transfer !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const joined = body.replace(/[ \t]*=[ \t]*\r?\n/g, '');
  const plain = joined.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(plain, 'latin1');
}
