import { type OfdOptions, writeOfd } from '../../../fixtures/make/ofd.js';
import type { PdfDocument } from '../../../fixtures/make/pdf.js';
import type { DocumentModel, ReadLimits, ReadResult } from '../../../src/model/document.js';
import { readOfd } from '../../../src/readers/ofd/read-ofd.js';
import { limits } from '../docx/read.js';

/** The test language of the OFD reader. */
export function readBytes(bytes: Uint8Array, own: Partial<ReadLimits> = {}): Promise<ReadResult> {
  return readOfd({ file: '报告.ofd', bytes, sha256: 'test' }, { ...limits, ...own });
}

export async function modelOf(bytes: Uint8Array, own: Partial<ReadLimits> = {}): Promise<DocumentModel> {
  const result = await readBytes(bytes, own);
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.document;
}

export function read(document: PdfDocument, options: OfdOptions = {}): Promise<DocumentModel> {
  return modelOf(writeOfd(document, options));
}

export async function failureOf(bytes: Uint8Array, own: Partial<ReadLimits> = {}): Promise<string> {
  const result = await readBytes(bytes, own);
  return result.ok ? 'read' : result.failure.code;
}
