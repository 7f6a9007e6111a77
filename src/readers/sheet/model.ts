/** A sheet as any spreadsheet format gives it, before anybody asked what on it is a table. */

export interface SheetCell {
  /** 0-based. */
  readonly row: number;
  readonly column: number;
  /** As the program shows it, never empty; a paragraph end is `\n`. */
  readonly text: string;
}

/** 0-based, both ends belong to it. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** In row order, then column order. */
  readonly cells: readonly SheetCell[];
  readonly merges: readonly Merge[];
  /** How many rows and columns that hold text are hidden. */
  readonly hiddenLines: number;
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** Rows were left out because there are too many. */
  readonly isCut: boolean;
  /** Pictures that lie on the sheets, where the format tells. */
  readonly pictures?: number;
}

/** What is read of one file: more is no form that anybody filled in. */
export const MOST_ROWS = 20_000;
export const MOST_CELLS = 200_000;
export const MOST_MERGES = 50_000;
export const MOST_SHEETS = 200;

/** Text of a cell without what only the file needs; '' where there is none. */
export const cleanText = (text: string): string =>
  text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n')
    .replace(/^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/g, '');

/** Counts what is read of a file against the limits. */
export class Budget {
  private cells = 0;
  private rows = 0;
  isCut = false;

  /** May the cell be read? Cells come in row order. */
  take(isNewRow: boolean): boolean {
    if (isNewRow) this.rows += 1;
    if (this.rows > MOST_ROWS || this.cells >= MOST_CELLS) this.isCut = true;
    else this.cells += 1;
    return !this.isCut;
  }
}
