/** What a reader gives: one file as immutable blocks in reading order, with places. Nothing here knows what a report is. */

export type Format =
  | 'docx'
  | 'doc'
  | 'pdf'
  | 'image'
  | 'html'
  | 'xlsx'
  | 'xls'
  | 'ofd'
  | 'text'
  | 'markdown'
  | 'rtf'
  | 'odt';

/** In points, origin top left of the page. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Page {
  /** 1-based. */
  readonly number: number;
  readonly width: number | null;
  readonly height: number | null;
  /** `unread`: the page holds something that could not be read, so nothing may be claimed absent because of it. */
  readonly read: 'text' | 'ocr' | 'unread';
  /** 0..1, null for pages that hold text. */
  readonly ocrConfidence: number | null;
}

/**
 * A run of a block's text that stands in one piece in the source: a printed line, or what lies between two pieces of
 * markup. Segments cover the text without overlap, in order; a quote over two of them is not verbatim in the source.
 */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly page: number | null;
  readonly box: Box | null;
}

export interface BlockStyle {
  /** Name of the paragraph style, or null. */
  readonly name: string | null;
  /** 1-based heading level that the source declares (Word outline level, markdown #), or null. */
  readonly outline: number | null;
  readonly bold: boolean;
  /** In points, or null where the source does not say. */
  readonly size: number | null;
  readonly align: 'left' | 'center' | 'right' | 'justify' | null;
  /** How many characters at the start of the text are bold where the rest is not: a run-in heading. Absent: none. */
  readonly leadBold?: number;
}

/**
 * A figure in recognised text, and what a second engine made of it. Offsets are in the text of the paragraph or cell.
 * `agreed`: both read the same, so the figure is as sure as print.
 */
export interface FigureReading {
  readonly start: number;
  readonly end: number;
  readonly agreed: boolean;
  /** What the second engine read, or null. */
  readonly other: string | null;
  /** PNG of the place in base64, where the readings differ. */
  readonly picture: string | null;
}

interface BlockBase {
  /** Position in `DocumentModel.blocks`. */
  readonly index: number;
  /** `furniture`: running heads, page numbers, watermarks. Never quoted, never counted. */
  readonly layer: 'body' | 'furniture';
  readonly page: number | null;
  /** On `page`: of a block that goes over pages, the part on its first page. */
  readonly box: Box | null;
  readonly source: 'text' | 'ocr';
  /** 0..1; 1 for text. */
  readonly confidence: number;
}

export interface Paragraph extends BlockBase {
  readonly kind: 'paragraph';
  /** As printed, an automatic number included. One line: breaks inside the paragraph are gone, save in verse-like `\n`. */
  readonly text: string;
  /** How many characters at the start of `text` come from the word processor's automatic numbering. */
  readonly autoLabel: number;
  readonly style: BlockStyle;
  readonly segments: readonly Segment[];
  /** What the source itself says of the paragraph: a line of a table of contents, a foot- or endnote, a comment, a text box. */
  readonly mark: 'toc' | 'note' | 'comment' | 'textbox' | 'hidden' | null;
  /** In order, of recognised text. */
  readonly figures?: readonly FigureReading[];
}

export interface Cell {
  /** 0-based grid position of the top left corner. */
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Paragraphs of the cell joined by `\n`. */
  readonly text: string;
  readonly page: number | null;
  readonly box: Box | null;
  /** Set where the cell was read by OCR and is less sure than its table. */
  readonly confidence?: number;
  /** In order, of recognised text. */
  readonly figures?: readonly FigureReading[];
}

export interface Table extends BlockBase {
  readonly kind: 'table';
  readonly rows: number;
  readonly columns: number;
  /** In row order, then column order; a merged cell stands once, at its top left corner. */
  readonly cells: readonly Cell[];
  /** How the grid is known: ruling lines or markup are sure, aligned columns are a reading. */
  readonly grid: 'markup' | 'ruled' | 'aligned';
}

export type Block = Paragraph | Table;

export type NoticeCode =
  | 'page-unread'
  | 'pages-limited'
  | 'tracked-changes'
  | 'hidden-text'
  | 'comments'
  | 'text-garbled'
  | 'encoding-guessed'
  | 'font-unmapped'
  | 'image-skipped'
  | 'images-read'
  | 'part-skipped'
  | 'table-aligned'
  | 'stamped'
  | 'embedded-object'
  | 'cache-fields'
  | 'markdown-marks'
  | 'ocr-missing';

/** Something odd met while reading. Collected, shown, never thrown. */
export interface Notice {
  readonly code: NoticeCode;
  /** Chinese, for the reader of the review. */
  readonly message: string;
  readonly block: number | null;
  readonly page: number | null;
}

/** A large picture that stands in the text of a file that knows no places on its pages. */
export interface TextPicture {
  /** The block behind which it stands; null at the very beginning. */
  readonly after: number | null;
  readonly page: number | null;
  /** `wordless`: it was looked at, and is a photograph, a chart or the like. */
  readonly state: 'read' | 'wordless' | 'unread';
  /** 0..1, of what was read. */
  readonly confidence: number | null;
}

export interface DocumentModel {
  readonly version: 1;
  /** Path inside the submission, `/` as separator. */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly format: Format;
  /** Empty where the format has no pages. */
  readonly pages: readonly Page[];
  readonly blocks: readonly Block[];
  readonly notices: readonly Notice[];
  /** In order. Absent: none, or the format has pages to say it of. */
  readonly pictures?: readonly TextPicture[];
  /** Title in the file's own properties, or null. */
  readonly declaredTitle: string | null;
  /** ISO date of publication that the file states where nobody reads it (the head of a web page). Absent or null: none. */
  readonly declaredPublished?: string | null;
}

export type ReadFailureCode =
  | 'encrypted'
  | 'corrupt'
  | 'too-large'
  | 'unsupported'
  | 'timeout'
  | 'empty'
  | 'unreadable'
  | 'crash'
  | 'memory'
  | 'missing';

/** A file that could not be read: a value, never retried. */
export interface ReadFailure {
  readonly file: string;
  readonly code: ReadFailureCode;
  /** Chinese: what is wrong and what the person can do. */
  readonly message: string;
}

export type ReadResult =
  | { readonly ok: true; readonly document: DocumentModel }
  | { readonly ok: false; readonly failure: ReadFailure };

/** The bytes of one file, before anybody looked inside. */
export interface SourceFile {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** What a reader may spend on one file. */
export interface ReadLimits {
  /** Bytes of the file itself. */
  readonly fileBytes: number;
  /** Bytes of one inflated part, and of all of them. */
  readonly partBytes: number;
  readonly inflatedBytes: number;
  /** Inflated / deflated, looked at above 1 MB. */
  readonly ratio: number;
  readonly entries: number;
  readonly depth: number;
  readonly pages: number;
  readonly pixels: number;
  /** Of text in all. A report has tens of thousands; what has millions is a database, or made to choke the reader. */
  readonly characters: number;
}
