import { readFileSync } from 'node:fs';
import type { DocumentModel, ReadResult } from '../../../src/model/document.js';
import { readDoc } from '../../../src/readers/doc/read-doc.js';
import { limits } from '../docx/read.js';

/** The test language of the .doc reader: files of `fixtures/formats`, and the same with some bytes changed. */
export function fixture(path: string): Buffer {
  return readFileSync(new URL(`../../../fixtures/${path}`, import.meta.url));
}

export function readBytes(bytes: Uint8Array): ReadResult {
  return readDoc({ file: '报告.doc', bytes, sha256: 'test' }, limits);
}

export function modelOf(bytes: Uint8Array): DocumentModel {
  const result = readBytes(bytes);
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.document;
}

export function failureOf(bytes: Uint8Array): string {
  const result = readBytes(bytes);
  return result.ok ? 'read' : result.failure.code;
}

/** Where the header of the Word stream begins in the file. */
export const headerOf = (bytes: Buffer): number => bytes.indexOf(Buffer.from('eca50101', 'hex'));
