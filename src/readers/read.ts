import type { ReadLimits, ReadResult, SourceFile } from '../model/document.js';
import { readPastedMarkdown } from './pasted-markdown.js';
import { joinCutSentences } from './sentence-cuts.js';
import { sniff } from './sniff.js';
import { readTabTables } from './tab-tables.js';

/**
 * Opens one file by its content, not by its name, and gives its document or the reason why it cannot be read.
 * Never throws for anything that the bytes can cause, save running out of memory or time: call it in a child process.
 */
export async function readDocument(source: SourceFile, limits: ReadLimits): Promise<ReadResult> {
  const { file, bytes } = source;
  const sniffed = sniff(file, bytes);
  const fail = (code: 'unsupported' | 'too-large', message: string): ReadResult => ({
    ok: false,
    failure: { file, code, message },
  });
  if (!sniffed.ok) return { ok: false, failure: { file, code: sniffed.code, message: sniffed.message } };
  if (bytes.length > limits.fileBytes) {
    const megabytes = Math.round(limits.fileBytes / 1_000_000);
    return fail('too-large', `“${file}”超过 ${megabytes} MB，请压缩图片或拆分后再报送。`);
  }
  // Each reader is loaded when the first file of its kind comes.
  switch (sniffed.format) {
    case 'docx':
      return settled(await (await import('./docx/read-docx.js')).readDocx(source, limits));
    case 'pdf':
      return settled(await (await import('./pdf/read-pdf.js')).readPdf(source, limits));
    case 'html':
      return settled((await import('./html/read-html.js')).readHtml(source, limits));
    case 'xlsx':
    case 'xls':
      return (await import('./sheet/read-spreadsheet.js')).readSpreadsheet(source, sniffed.format, limits);
    case 'text':
      return (await import('./sheet/delimited.js')).readDelimited(source) ?? readText(source);
    case 'markdown':
      return readText(source);
    default:
      return fail(
        'unsupported',
        `“${file}”的格式（${sniffed.format}）暂不支持，请另存为 .docx 或文字版 PDF 后再报送。`,
      );
  }
}

const readText = async (source: SourceFile): Promise<ReadResult> =>
  (await import('./plain/read-plain.js')).readPlain(source);

/** What people do to documents, whatever program they use. */
const settled = (result: ReadResult): ReadResult =>
  result.ok
    ? { ok: true, document: joinCutSentences(readPastedMarkdown(readTabTables(result.document))) }
    : result;
