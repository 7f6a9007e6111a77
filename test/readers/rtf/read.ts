import type { DocumentModel, ReadResult } from '../../../src/model/document.js';
import { readRtf } from '../../../src/readers/rtf/read-rtf.js';
import { bodyParagraphs, limits } from '../docx/read.js';

/** The test language of the RTF reader: what stands between the head of a Chinese file and its end. */
const HEAD =
  "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}{\\f1\\fnil\\fcharset134 \\'cb\\'ce\\'cc\\'e5;}{\\f2\\fnil\\fcharset2 Wingdings;}}" +
  '{\\stylesheet{\\fs21 Normal;}{\\s1\\outlinelevel0\\b\\fs32 heading 1;}}';

export const rtf = (body: string): Uint8Array => Buffer.from(`${HEAD}${body}}`, 'latin1');

/** Text as the bytes of GBK behind escapes. */
export function gbk(hex: string): string {
  return hex.replace(/../g, "\\'$&");
}

export function readBytes(bytes: Uint8Array): ReadResult {
  return readRtf({ file: '报告.rtf', bytes, sha256: 'test' }, limits);
}

export function read(body: string): DocumentModel {
  const result = readBytes(rtf(body));
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.document;
}

export function textsOf(body: string): string[] {
  return bodyParagraphs(read(body)).map(({ text }) => text);
}

export function failureOf(bytes: Uint8Array): string {
  const result = readBytes(bytes);
  return result.ok ? 'read' : result.failure.code;
}
