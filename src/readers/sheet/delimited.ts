/** Tables saved as text: .csv and .tsv, and what programs export as such under the name .xls. */
import { parseCsv } from 'hucre';
import type { DocumentModel, ReadResult, SourceFile } from '../../model/document.js';
import { decodeText } from '../plain/decode.js';
import { Budget, cleanText, MOST_CELLS, MOST_ROWS, type Sheet, type SheetCell } from './model.js';
import { blockOf } from './read-spreadsheet.js';
import { partsOf } from './regions.js';

const NAMED = /\.(?:csv|tsv|tab|xlsx?|et)$/i;
const SAMPLE_LINES = 200;
const SAMPLE_CHARACTERS = 100_000;
/** Of the lines of a file that says by its name that it is a table, and of one that does not. */
const MOST_LINES = 0.6;
const NEARLY_ALL = 0.9;
const FEWEST_LINES = 3;
const FEWEST_FIELDS = 3;
const DELIMITERS = [',', '\t', ';', '，'];
const LONGEST_TEXT = 40_000_000;
/** What Excel puts before the rows to say how they are parted. */
const SEPARATOR_LINE = /^\s*sep=.[^\n]*\n/i;

/** The delimiter of a text that is a table, else null. A text with tabs is a text, unless its name says otherwise. */
export function findDelimiter(file: string, text: string): string | null {
  const sample = text.slice(0, SAMPLE_CHARACTERS).replace(SEPARATOR_LINE, '');
  const lines = sample.split(/\r\n|\r|\n/, SAMPLE_LINES).filter((line) => line.trim() !== '');
  const isNamed = NAMED.test(file);
  for (const delimiter of DELIMITERS.slice(0, isNamed ? undefined : 1)) {
    const widths = lines.map((line) => line.replace(/"[^"]*"/g, '').split(delimiter).length);
    if (isNamed) {
      if (widths.filter((width) => width > 1).length >= MOST_LINES * lines.length && lines.length > 0)
        return delimiter;
      continue;
    }
    const [width = 0] = widths;
    const same = widths.filter((one) => one === width).length;
    const isProse = lines.filter((line) => /[。；：]/.test(line)).length * 4 > lines.length;
    if (
      lines.length >= FEWEST_LINES &&
      width >= FEWEST_FIELDS &&
      same >= NEARLY_ALL * lines.length &&
      !isProse
    )
      return delimiter;
  }
  return null;
}

/** Null where the file is no table in text; then it is a text. */
export function readDelimited(source: SourceFile): ReadResult | null {
  if (source.bytes.length > LONGEST_TEXT) return null;
  const decoded = decodeText(source.bytes);
  const delimiter = decoded && findDelimiter(source.file, decoded.text);
  if (!decoded || delimiter === null) return null;
  const budget = new Budget();
  const text = decoded.text.replace(SEPARATOR_LINE, '');
  const parts = partsOf(sheetOf(rowsOf(text, delimiter), budget));
  if (parts.length === 0) return null;
  const notices: DocumentModel['notices'][number][] = [];
  if (decoded.guessed)
    notices.push({
      code: 'encoding-guessed',
      message: '文件没有注明文字编码，按实际内容推断后读取。',
      block: null,
      page: null,
    });
  if (budget.isCut)
    notices.push({
      code: 'pages-limited',
      message: `表格过大，只读取了前${MOST_ROWS}行、${MOST_CELLS}个单元格以内的内容。`,
      block: null,
      page: null,
    });
  const document: DocumentModel = {
    version: 1,
    file: source.file,
    sha256: source.sha256,
    bytes: source.bytes.length,
    format: 'text',
    pages: [],
    blocks: parts.map(blockOf),
    notices,
    declaredTitle: null,
  };
  return { ok: true, document };
}

/** A quotation mark that nobody closed would swallow the rest of the file: then marks are only marks. */
function rowsOf(text: string, delimiter: string): readonly (readonly unknown[])[] {
  const quotes = text.split('"').length - 1;
  if (quotes % 2 === 0) {
    try {
      return parseCsv(text, { delimiter });
    } catch {
      // Broken quoting is read line by line.
    }
  }
  return text.split(/\r\n|\r|\n/).map((line) => line.split(delimiter));
}

function sheetOf(rows: readonly (readonly unknown[])[], budget: Budget): Sheet {
  const cells: SheetCell[] = [];
  rows.forEach((values, row) => {
    values.forEach((value, column) => {
      // ="0012" keeps its zeros in Excel.
      const text = cleanText(String(value ?? '')).replace(/^="([^"]*)"$/, '$1');
      if (text === '' || !budget.take(cells.at(-1)?.row !== row)) return;
      cells.push({ row, column, text });
    });
  });
  return { name: '', isHidden: false, cells, merges: [], hiddenLines: 0 };
}
