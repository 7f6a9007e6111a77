/** Spreadsheets: Excel 2007 and later, Excel 97 to 2003, WPS, OpenDocument; what they show, as lines and tables. */
import type {
  Block,
  DocumentModel,
  Notice,
  ReadFailureCode,
  ReadLimits,
  ReadResult,
  SourceFile,
} from '../../model/document.js';
import { UnreadableError } from '../unreadable.js';
import { openArchive } from '../zip.js';
import { MOST_CELLS, MOST_ROWS, type Sheet, type Workbook } from './model.js';
import { partsOf, type SheetPart } from './regions.js';
import { readXlsxBook } from './xlsx-book.js';

type Failing = Extract<ReadFailureCode, 'encrypted' | 'corrupt' | 'too-large' | 'empty' | 'unsupported'>;

const MESSAGES: Readonly<Record<Failing, string>> = {
  encrypted: '设有打开密码，无法读取。请取消密码后重新报送。',
  corrupt: '已损坏，或不是完整的表格文件。请用 Excel 或 WPS 打开后另存为 .xlsx，再重新报送。',
  'too-large': '展开后的内容超出处理上限。请删去无关的工作表、图片和空白行列，另存为 .xlsx 后重新报送。',
  empty: '的可见工作表里没有内容。请确认文件是否为终稿，取消隐藏后重新报送。',
  unsupported: '是过旧的表格格式，无法读取。请用 Excel 或 WPS 另存为 .xlsx 后重新报送。',
};

/** Format `xlsx` (zip) or `xls` (old binary), no pages. Everything that bytes can cause comes back as a failure. */
export async function readSpreadsheet(
  source: SourceFile,
  format: 'xlsx' | 'xls',
  limits: ReadLimits,
): Promise<ReadResult> {
  const fail = (code: Failing): ReadResult => ({
    ok: false,
    failure: { file: source.file, code, message: `“${source.file}”${MESSAGES[code]}` },
  });
  if (source.bytes.length > limits.fileBytes) return fail('too-large');
  try {
    const book = await readBook(source.bytes, format, limits);
    if (book === 'unsupported') return fail('unsupported');
    if (!book) return fail('corrupt');
    const blocks = blocksOf(book);
    if (blocks.length === 0) return fail('empty');
    return { ok: true, document: documentOf(source, format, blocks, noticesOf(book)) };
  } catch (error) {
    if (error instanceof UnreadableError) return fail(error.code);
    throw error;
  }
}

async function readBook(
  bytes: Uint8Array,
  format: 'xlsx' | 'xls',
  limits: ReadLimits,
): Promise<Workbook | 'unsupported' | null> {
  if (format === 'xls') return (await import('./xls-book.js')).readXlsBook(bytes);
  const archive = await openArchive(bytes, limits);
  if (archive.has('content.xml')) return (await import('./ods-book.js')).readOdsBook(archive, limits.depth);
  if (archive.has('xl/workbook.bin')) {
    archive.checkAll();
    return (await import('./xlsb-book.js')).readXlsbBook(bytes);
  }
  return readXlsxBook(archive, limits.depth);
}

function documentOf(
  source: SourceFile,
  format: 'xlsx' | 'xls',
  blocks: readonly Block[],
  notices: readonly Notice[],
): DocumentModel {
  const { file, sha256, bytes } = source;
  return {
    version: 1,
    file,
    sha256,
    bytes: bytes.length,
    format,
    pages: [],
    blocks,
    notices,
    declaredTitle: null,
  };
}

const AS_TEXT = { layer: 'body', page: null, box: null, source: 'text', confidence: 1 } as const;

/** A sheet's name says what its table is, where the sheet itself does not: 附表2 项目支出绩效自评表. */
const NAMES_TABLE = /^(?!Sheet|工作表).*[\u3400-\u9fff]{3,}.*(?:表|情况)(?:[（(].*[）)])?$/i;

function blocksOf({ sheets }: Workbook): readonly Block[] {
  const blocks: Block[] = [];
  for (const sheet of sheets) {
    if (sheet.isHidden) continue;
    const parts = partsOf(sheet);
    if (parts[0]?.kind === 'table' && NAMES_TABLE.test(sheet.name.trim()))
      blocks.push(blockOf({ kind: 'line', pieces: [sheet.name.trim()], isWide: true }, blocks.length));
    for (const part of parts) blocks.push(blockOf(part, blocks.length));
  }
  return blocks;
}

export function blockOf(part: SheetPart, index: number): Block {
  if (part.kind === 'table') return { ...AS_TEXT, ...part, index, grid: 'markup' };
  let text = '';
  const segments = part.pieces.map((piece) => {
    const start = text.length;
    text += piece;
    return { start, end: text.length, page: null, box: null };
  });
  const align = part.isWide ? 'center' : null;
  const style = { name: null, outline: null, bold: false, size: null, align } as const;
  return { ...AS_TEXT, kind: 'paragraph', index, text, autoLabel: 0, style, segments, mark: null };
}

function noticesOf({ sheets, isCut, pictures = 0 }: Workbook): readonly Notice[] {
  const notices: Notice[] = [];
  const note = (code: Notice['code'], message: string) =>
    notices.push({ code, message, block: null, page: null });
  const hidden = sheets.filter((sheet) => sheet.isHidden && sheet.cells.length > 0);
  if (hidden.length > 0) {
    const names = hidden.map(({ name }: Sheet) => `“${name}”`).join('、');
    note('hidden-text', `有${hidden.length}张隐藏的工作表（${names}），未计入正文。`);
  }
  const lines = sheets.reduce((sum, sheet) => sum + (sheet.isHidden ? 0 : sheet.hiddenLines), 0);
  // Totals count them as well: without them no sum would add up.
  if (lines > 0) note('hidden-text', `表中有${lines}处隐藏的行或列，已一并读取，请核对是否应当公开。`);
  if (pictures > 0) note('image-skipped', `表中有${pictures}张图片，其中的文字没有读取。`);
  if (isCut) note('pages-limited', `表格过大，只读取了前${MOST_ROWS}行、${MOST_CELLS}个单元格以内的内容。`);
  return notices;
}
