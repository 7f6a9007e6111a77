import type { ReadFailureCode, ReadLimits, ReadResult, SourceFile } from '../../model/document.js';
import { readDocx } from '../docx/read-docx.js';
import { type ReadTools, TEXT_ONLY } from '../tools.js';
import { convertToDocx, findOffice } from './convert.js';
import { readDoc } from './read-doc.js';

/** What another program may still be able to open. */
const WORTH_A_TRY: readonly ReadFailureCode[] = ['unsupported', 'corrupt'];
const MOST_MILLISECONDS = 60_000;

/**
 * Reads a .doc or .wps file: by our own reader, which gives what LibreOffice gives in a hundredth of the time; what that
 * cannot read (Word 6 and 95, damage) goes through LibreOffice where there is one.
 */
export async function readOldWord(
  source: SourceFile,
  limits: ReadLimits,
  tools: ReadTools = TEXT_ONLY,
): Promise<ReadResult> {
  const own = readDoc(source, limits);
  if (own.ok || !WORTH_A_TRY.includes(own.failure.code)) return own;
  const bytes = await convertToDocx(source.bytes, {
    program: await findOffice(),
    milliseconds: MOST_MILLISECONDS,
    mostBytes: limits.fileBytes,
  });
  if (!bytes) return own;
  const read = await readDocx({ ...source, bytes }, limits, tools);
  if (!read.ok) return own;
  return { ok: true, document: { ...read.document, bytes: source.bytes.length, format: 'doc' } };
}
