/** A row of a table as a text shows it: its cells from left to right, and which of them are merged. */
export interface GridRow {
  readonly cells: readonly string[];
  readonly spans: readonly Span[];
}

export interface Span {
  readonly column: number;
  /** Infinite: to the right edge of the table. */
  readonly columns: number;
  readonly rows: number;
}

export const plainRow = (cells: readonly string[]): GridRow => ({ cells, spans: [] });
