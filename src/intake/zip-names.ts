import type { Entry } from 'yauzl';
import { isClutter } from './walk.js';

const UTF8_FLAG = 0x800;

/** Windows in China writes names in GBK and leaves the UTF-8 flag off; some tools write UTF-8 and leave it off too. */
export function decodeName(entry: Entry): string {
  const raw = entry.fileName as unknown as Uint8Array;
  return decodeBytes(raw, (entry.generalPurposeBitFlag & UTF8_FLAG) !== 0)
    .replaceAll('\\', '/')
    .normalize('NFC');
}

export function decodeBytes(raw: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder(isUtf8 ? 'utf-8' : 'gbk').decode(raw);
  }
}

/** Folders and what systems leave behind. */
export function isSkipped(name: string): boolean {
  return (
    name.endsWith('/') || name.split('/').some((part) => part !== '..' && part !== '.' && isClutter(part))
  );
}

/** A path that would leave the folder it is unpacked into. */
export function hasPathOut(name: string): boolean {
  return (
    name.startsWith('/') || /^[a-z]:/i.test(name) || name.includes('\0') || name.split('/').includes('..')
  );
}

/** Symbolic links, which only Unix writes. */
export function isLink(entry: Entry): boolean {
  return entry.versionMadeBy >> 8 === 3 && ((entry.externalFileAttributes >>> 16) & 0xf000) === 0xa000;
}

/** An archive may hold one name twice. */
export function uniqueName(name: string, used: Set<string>): string {
  let unique = name;
  for (let count = 2; used.has(unique); count += 1) unique = name.replace(/(\.[^./]*)?$/, ` (${count})$1`);
  used.add(unique);
  return unique;
}
