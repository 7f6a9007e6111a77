import type { DocumentModel, ReadLimits, ReadResult, SourceFile } from '../model/document.js';
import { sniff } from './sniff.js';

/**
 * Opens one file by its content, not by its name, and gives its document or the reason why it cannot be read.
 * Never throws for anything that the bytes can cause, save running out of memory or time: call it in a child process.
 */
export async function readDocument(source: SourceFile, _limits: ReadLimits): Promise<ReadResult> {
  const sniffed = sniff(source.file, source.bytes);
  if (!sniffed.ok) {
    const { code, message } = sniffed;
    return { ok: false, failure: { file: source.file, code, message } };
  }
  if (sniffed.format === 'text') return { ok: true, document: readLines(source) };
  return {
    ok: false,
    failure: { file: source.file, code: 'unsupported', message: `“${source.file}”的格式暂不支持。` },
  };
}

function readLines({ file, bytes, sha256 }: SourceFile): DocumentModel {
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/).filter(Boolean);
  return {
    version: 1,
    file,
    sha256,
    bytes: bytes.length,
    format: 'text',
    pages: [],
    notices: [],
    declaredTitle: null,
    blocks: lines.map((text, index) => ({
      kind: 'paragraph',
      index,
      layer: 'body',
      page: null,
      box: null,
      source: 'text',
      confidence: 1,
      text,
      autoLabel: 0,
      style: { name: null, outline: null, bold: false, size: null, align: null },
      segments: [],
      mark: null,
    })),
  };
}
