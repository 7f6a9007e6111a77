/** Which encoding the bytes of a text have: a font says its character set, the file a code page for the rest. */
const BY_CHARACTER_SET: Readonly<Record<number, string>> = {
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gb18030',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};
const BY_CODE_PAGE: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  54936: 'gb18030',
  65001: 'utf-8',
};
const LATIN = 'windows-1252';
const DOUBLE = new Set(['shift_jis', 'gb18030', 'euc-kr', 'big5']);

/** A font of Western letters in a Chinese file still holds Chinese bytes: some programs change the font too late. */
export function encodingOf(characterSet: number | null, codePage: number | null): string {
  return BY_CHARACTER_SET[characterSet ?? 0] ?? BY_CODE_PAGE[codePage ?? 0] ?? LATIN;
}

const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

function decode(bytes: readonly number[], encoding: string): string {
  let decoder = decoders.get(encoding);
  if (!decoder) {
    decoder = new TextDecoder(encoding);
    decoders.set(encoding, decoder);
  }
  return decoder.decode(Uint8Array.from(bytes));
}

/** The text of the bytes, and the half of a character that may stand at their end: its other half comes later. */
export function decodeBytes(bytes: readonly number[], encoding: string): { text: string; rest: number[] } {
  if (!DOUBLE.has(encoding)) return { text: decode(bytes, encoding), rest: [] };
  let at = 0;
  while (at < bytes.length) at += bytes[at]! > 0x80 && bytes[at]! < 0xff ? 2 : 1;
  const end = at > bytes.length ? bytes.length - 1 : bytes.length;
  return { text: decode(bytes.slice(0, end), encoding), rest: bytes.slice(end) };
}
