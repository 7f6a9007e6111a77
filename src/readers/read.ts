import type { Format, ReadLimits, ReadResult, SourceFile } from '../model/document.js';
import { readPastedMarkdown } from './pasted-markdown.js';
import { joinCutSentences } from './sentence-cuts.js';
import { sniff } from './sniff.js';
import { readTabTables } from './tab-tables.js';
import { type ReadTools, TEXT_ONLY } from './tools.js';

type Reader = (source: SourceFile, limits: ReadLimits, tools: ReadTools) => ReadResult | Promise<ReadResult>;

/** Each reader is loaded when the first file of its kind comes. */
const READERS: Readonly<Partial<Record<Format, () => Promise<Reader>>>> = {
  docx: async () => (await import('./docx/read-docx.js')).readDocx,
  doc: async () => (await import('./doc/read-old-word.js')).readOldWord,
  odt: async () => (await import('./odt/read-odt.js')).readOdt,
  rtf: async () => (await import('./rtf/read-rtf.js')).readRtf,
  html: async () => (await import('./html/read-html.js')).readHtml,
  image: async () => (await import('./scan/read-pictures.js')).readPictures,
  ofd: async () => (await import('./ofd/read-ofd.js')).readOfd,
  pdf: async () => (await import('./pdf/read-pdf.js')).readPdf,
  xlsx: () => spreadsheets('xlsx'),
  xls: () => spreadsheets('xls'),
  text: async () => {
    const [{ readDelimited }, { readPlain }] = await Promise.all([
      import('./sheet/delimited.js'),
      import('./plain/read-plain.js'),
    ]);
    return (source) => readDelimited(source) ?? readPlain(source);
  },
  markdown: async () => (await import('./plain/read-plain.js')).readPlain,
};

async function spreadsheets(format: 'xlsx' | 'xls'): Promise<Reader> {
  const { readSpreadsheet } = await import('./sheet/read-spreadsheet.js');
  return (source, limits) => readSpreadsheet(source, format, limits);
}

/** Lines and cells are what they are: what people do to documents in a word processor is not looked for. */
const PLAIN: ReadonlySet<Format> = new Set(['text', 'markdown', 'xlsx', 'xls']);

/**
 * Opens one file by its content, not by its name, and gives its document or the reason why it cannot be read.
 * Never throws for anything that the bytes can cause, save running out of memory or time: call it in a child process.
 */
export async function readDocument(
  source: SourceFile,
  limits: ReadLimits,
  tools: ReadTools = TEXT_ONLY,
): Promise<ReadResult> {
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
  const { format } = sniffed;
  const load = READERS[format];
  if (!load) {
    const message = `“${file}”的格式（${format}）暂不支持，请另存为 .docx 或文字版 PDF 后再报送。`;
    return fail('unsupported', message);
  }
  const reader = await load();
  const result = bounded(await reader(source, limits, tools), limits);
  return PLAIN.has(format) ? result : settled(result);
}

/** What people do to documents, whatever program they use. */
const settled = (result: ReadResult): ReadResult =>
  result.ok
    ? { ok: true, document: joinCutSentences(readPastedMarkdown(readTabTables(result.document))) }
    : result;

function bounded(result: ReadResult, { characters }: ReadLimits): ReadResult {
  if (!result.ok) return result;
  const { file, blocks } = result.document;
  let count = 0;
  for (const block of blocks) {
    if (block.kind === 'paragraph') count += block.text.length;
    else for (const { text } of block.cells) count += text.length;
  }
  if (count <= characters) return result;
  const [has, most] = [count, characters].map((number) => Math.round(number / 10_000));
  const message = `“${file}”有 ${has} 万字，超过上限 ${most} 万字，不像一份报告；请检查文件，或拆分后再报送。`;
  return { ok: false, failure: { file, code: 'too-large', message } };
}
