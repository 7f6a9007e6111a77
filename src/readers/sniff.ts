import type { Format, ReadFailureCode } from '../model/document.js';
import { openCompound } from './compound.js';
import { isMht } from './html/mht.js';
import { decodeText } from './plain/decode.js';
import { UnreadableError } from './unreadable.js';

/** What the first bytes say a file is. Names lie: an .exe is called .pdf, a web page is called .doc. */
export type Sniffed =
  | { readonly ok: true; readonly format: Format }
  | { readonly ok: false; readonly code: ReadFailureCode; readonly message: string };

const is = (format: Format): Sniffed => ({ ok: true, format });
const refuse = (code: ReadFailureCode, message: string): Sniffed => ({ ok: false, code, message });

/** Tells the format by content, or why the file cannot be read. `file` is only for the message. */
export function sniff(file: string, bytes: Uint8Array): Sniffed {
  if (bytes.length === 0) return refuse('empty', `“${file}”是空文件，请检查后重新报送。`);
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = view.subarray(0, 1024).toString('latin1');
  if (head.startsWith('PK')) return sniffZip(file, view);
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return sniffCompound(file, view);
  if (head.includes('%PDF-')) return is('pdf');
  if (isImage(head)) return is('image');
  if (head.startsWith('{\\rtf')) return is('rtf');
  const program = PROGRAMS.find(([magic]) => head.startsWith(magic));
  if (program?.[1].endsWith('压缩包'))
    return refuse(
      'unsupported',
      `“${file}”是 ${program[1]}，无法解压。请改用 ZIP 打包，或直接报送其中的文件。`,
    );
  if (program) return refuse('unsupported', `“${file}”的内容是 ${program[1]}，不是文档。`);
  return sniffText(file, view);
}

const PROGRAMS: readonly (readonly [string, string])[] = [
  ['MZ', 'Windows 程序'],
  ['\x7fELF', 'Linux 程序'],
  ['\xca\xfe\xba\xbe', 'Java 程序'],
  ['\xcf\xfa\xed\xfe', 'macOS 程序'],
  ['Rar!', 'RAR 压缩包'],
  ['7z\xbc\xaf\x27\x1c', '7z 压缩包'],
  ['\x1f\x8b', 'GZIP 压缩包'],
];

function isImage(head: string): boolean {
  return (
    head.startsWith('\x89PNG\r\n\x1a\n') ||
    head.startsWith('\xff\xd8\xff') ||
    head.startsWith('II*\0') ||
    head.startsWith('MM\0*') ||
    /^GIF8[79]a/.test(head) ||
    /^BM.{4}\0\0\0\0/s.test(head) ||
    /^RIFF.{4}WEBP/s.test(head)
  );
}

/** Name in the archive's directory, and what the archive then is. */
const PARTS: readonly (readonly [RegExp, Format])[] = [
  [/^word\/document\d*\.xml$/, 'docx'],
  [/^xl\/workbook\.(xml|bin)$/, 'xlsx'],
  [/^OFD\.xml$/i, 'ofd'],
];

function sniffZip(file: string, view: Buffer): Sniffed {
  const names = zipNames(view);
  if (!names) return refuse('corrupt', `“${file}”已损坏或不完整，请重新导出后报送。`);
  for (const [name, format] of PARTS) if (names.some((one) => name.test(one))) return is(format);
  if (names.includes('[Content_Types].xml')) return sniffPackage(file, names);
  if (names.includes('mimetype') && names.includes('content.xml')) return sniffOpenDocument(file, view);
  if (names.includes('EncryptedPackage'))
    return refuse('encrypted', `“${file}”有密码，请取消密码后重新报送。`);
  return refuse('unsupported', `“${file}”是压缩包，不是文档；请直接报送其中的文件，或单独报送该 ZIP。`);
}

/** An Office package whose main part has another name than usual: relationships tell the reader where it is. */
function sniffPackage(file: string, names: readonly string[]): Sniffed {
  const below = (folder: string) => names.some((name) => name.startsWith(folder));
  if (below('ppt/') || below('visio/')) {
    return refuse('unsupported', `“${file}”不是文字文档，请另存为 PDF 后再报送。`);
  }
  return is(below('xl/') ? 'xlsx' : 'docx');
}

/** The first part says what kind of OpenDocument it is, and is never packed. */
function sniffOpenDocument(file: string, view: Buffer): Sniffed {
  const kind = /opendocument\.(spreadsheet|presentation|graphics)/.exec(view.toString('latin1', 0, 200));
  if (!kind) return is('odt');
  if (kind[1] === 'spreadsheet') return is('xlsx');
  return refuse('unsupported', `“${file}”不是文字文档，请另存为 PDF 后再报送。`);
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_SIZE = 22;

/** Names in the directory at the end of a zip, or null when the end is missing: the file was cut off. */
function zipNames(view: Buffer): string[] | null {
  let end = view.length - END_SIZE;
  const lowest = Math.max(0, end - 0xffff);
  while (end >= lowest && view.readUInt32LE(end) !== END) end -= 1;
  if (end < lowest) return null;
  const names: string[] = [];
  let at = view.readUInt32LE(end + 16);
  for (let count = view.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== ENTRY) return null;
    const length = view.readUInt16LE(at + 28);
    names.push(view.subarray(at + 46, at + 46 + length).toString('utf8'));
    at += 46 + length + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  return names;
}

/** Old Office files: what stands at the top of their directory says which program wrote them. */
function sniffCompound(file: string, view: Buffer): Sniffed {
  const names = compoundNames(view);
  // Where the directory is damaged its names may still be found; the reader will say what is wrong.
  const has = (name: string) => (names ? names.includes(name) : view.includes(Buffer.from(name, 'utf16le')));
  if (has('EncryptedPackage')) return refuse('encrypted', `“${file}”有密码，请取消密码后重新报送。`);
  if (has('WordDocument')) return is('doc');
  if (has('Workbook') || has('Book')) return is('xls');
  if (has('MatOST') || has('CONTENTS')) {
    return refuse('unsupported', `“${file}”是 Works 文档，无法读取，请用 WPS 打开后另存为 .docx 再报送。`);
  }
  if (names === null) return refuse('corrupt', `“${file}”已损坏或不完整，请重新导出后报送。`);
  return refuse('unsupported', `“${file}”的格式暂不支持，请另存为 .docx 或 PDF。`);
}

function compoundNames(view: Buffer): readonly string[] | null {
  try {
    return openCompound(view).names;
  } catch (error) {
    if (error instanceof UnreadableError || error instanceof RangeError) return null;
    throw error;
  }
}

const TEXT_SAMPLE = 64 * 1024;

function sniffText(file: string, view: Buffer): Sniffed {
  const text = decodeText(sampleOf(view))?.text ?? null;
  if (text === null || isBinary(text)) {
    return refuse('unsupported', `“${file}”的内容不是可识别的文档格式。`);
  }
  if (text.trim() === '' && view.length <= TEXT_SAMPLE) return refuse('empty', `“${file}”里没有文字。`);
  const isMarkdown = /\.(md|markdown)$/i.test(file);
  if (isMht(text.slice(0, 4096)) || isWebPage(text, isMarkdown)) return is('html');
  if (OFFICE_XML.test(text.slice(0, 2000)))
    return refuse(
      'unsupported',
      `“${file}”是旧式 XML 文件，请用 Word、Excel 或 WPS 另存为 .docx 或 .xlsx 后报送。`,
    );
  return is(isMarkdown ? 'markdown' : 'text');
}

/** Of so many characters one may be a control sign that a program left; more, and the bytes are no text. */
const CONTROL_OF = 500;
const isBinary = (text: string): boolean =>
  (text.match(/[\x00-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0) * CONTROL_OF > text.length;

const OFFICE_XML = /<\?mso-application\b|<(?:w:wordDocument|Workbook\s[^>]*schemas-microsoft-com)/;
/** White space, a byte order mark, an XML prolog, comments and the conditions that Word writes. */
const BEFORE_MARKUP = /^(?:[\s\ufeff]+|<\?xml[^>]*>|<!--[\s\S]*?-->|<!\[[^\]>]*\]>)+/;
const PAGE = /^<(?:!doctype\s+html|html\b|head\b|body\b|frameset\b)/i;
const FRAGMENT =
  /^<(?:meta|title|link|style|script|base|div|section|article|main|header|table|p|span|center|font|h[1-6]|ul|ol|form|a|b|strong|img|input|br|hr)[\s>/]/i;
const FEWEST_TAGS = 3;

/** A whole page, or a piece of one; in a text a few tags may have stayed from a conversion, and Markdown may hold tables. */
function isWebPage(text: string, isMarkdown: boolean): boolean {
  const start = text.replace(BEFORE_MARKUP, '');
  if (PAGE.test(start)) return true;
  if (isMarkdown || !FRAGMENT.test(start)) return false;
  const tags = start.match(/<\/?[a-z][a-z0-9:]*[\s>/]/gi)?.length ?? 0;
  const bare = start.split('\n').filter((line) => line.trim() !== '' && !/<\/?[a-z]/i.test(line)).length;
  return tags >= FEWEST_TAGS && tags >= bare;
}

/** The beginning, cut so that neither a UTF-8 nor a UTF-16 character is split. */
function sampleOf(view: Buffer): Buffer {
  if (view.length <= TEXT_SAMPLE) return view;
  let end = TEXT_SAMPLE;
  while (end > 0 && (view[end]! & 0xc0) === 0x80) end -= 1;
  return view.subarray(0, view[0] === 0xff || view[0] === 0xfe ? TEXT_SAMPLE : end);
}
