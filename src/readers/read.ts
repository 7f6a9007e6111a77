import type { ReadLimits, ReadResult, SourceFile } from '../model/document.js';
import { isDocx } from './docx/sniff.js';
import { isPdf } from './pdf/is-pdf.js';

/**
 * Opens one file by its content, not by its name, and gives its document or the reason why it cannot be read.
 * Never throws for anything that the bytes can cause, save running out of memory or time: call it in a child process.
 */
export async function readDocument(source: SourceFile, limits: ReadLimits): Promise<ReadResult> {
  if (isDocx(source.bytes)) return (await import('./docx/read-docx.js')).readDocx(source, limits);
  if (isPdf(source.bytes)) return (await import('./pdf/read-pdf.js')).readPdf(source, limits);
  return (await import('./plain/read-plain.js')).readPlain(source);
}
