/** Places in documents, and exact numbers: what every fact is made of. */

/** A place in a document: a block, a range of its text, or a cell of a table (then the range is in the cell's text). */
export interface Ref {
  readonly file: string;
  readonly block: number;
  readonly start: number | null;
  readonly end: number | null;
  readonly cell: { readonly row: number; readonly column: number } | null;
}

/** Exact decimal as bigint; same shape as text/decimal.ts. */
export interface Exact {
  readonly units: bigint;
  readonly scale: number;
}
