import type { RowShape } from '../office/edge-table.js';

type Merge = RowShape['cells'][number];

/** The row that is being described: `\trowd`, then for each cell its merges and `\cellx` with its right edge. */
export interface RowDefinition {
  /** False where the word says nothing of rows. */
  word(name: string, value: number | null): boolean;
  shape(): RowShape;
}

/** Cells of one row; Word allows 63. */
const MOST_CELLS = 1_000;

export function openRowDefinition(): RowDefinition {
  let left = 0;
  let rights: number[] = [];
  let cells: Merge[] = [];
  let merge: Merge = { vertical: null, horizontal: null };
  return {
    word(name, value) {
      switch (name) {
        case 'trowd':
          left = 0;
          rights = [];
          cells = [];
          merge = { vertical: null, horizontal: null };
          return true;
        case 'trleft':
          left = value ?? 0;
          return true;
        case 'clmgf':
          merge = { ...merge, horizontal: 'restart' };
          return true;
        case 'clmrg':
          merge = { ...merge, horizontal: 'continue' };
          return true;
        case 'clvmgf':
          merge = { ...merge, vertical: 'restart' };
          return true;
        case 'clvmrg':
          merge = { ...merge, vertical: 'continue' };
          return true;
        case 'cellx':
          if (cells.length < MOST_CELLS) {
            rights.push(value ?? 0);
            cells.push(merge);
          }
          merge = { vertical: null, horizontal: null };
          return true;
        default:
          return false;
      }
    },
    shape() {
      // Cells that start left of the row's own edge: the edge was not said.
      const first = Math.min(left, rights[0] ?? left);
      return { edges: rights.length > 0 ? [first, ...rights] : [], cells, isDeleted: false };
    },
  };
}
