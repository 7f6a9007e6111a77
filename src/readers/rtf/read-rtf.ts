import type { ReadLimits, ReadResult, SourceFile } from '../../model/document.js';
import { assemble } from '../docx/assemble.js';
import { officeFailure } from '../office/failures.js';
import { UnreadableError } from '../unreadable.js';
import { RtfReader } from './reader.js';
import { readTokens } from './tokens.js';

/** Reads an RTF file as Word or WPS saves it. Everything that bytes can cause comes back as a failure. */
export function readRtf(source: SourceFile, limits: ReadLimits): ReadResult {
  if (source.bytes.length > limits.fileBytes) return officeFailure(source.file, 'too-large');
  const reader = new RtfReader();
  try {
    readTokens(source.bytes, limits.depth, reader);
  } catch (error) {
    if (error instanceof UnreadableError) return officeFailure(source.file, error.code);
    throw error;
  }
  const body = reader.stories.body.writer.finish();
  if (body.length === 0) return officeFailure(source.file, 'empty');
  const parts = {
    body,
    pages: reader.stories.body.writer.pages,
    // Without a count to hold it against, the author's own breaks say too little.
    declaredPages: reader.declaredPages ?? Number.POSITIVE_INFINITY,
    furniture: reader.stories.furniture,
    tally: reader.tally,
    declaredTitle: reader.title.trim() || null,
  };
  return { ok: true, document: assemble(source, parts, 'rtf') };
}
