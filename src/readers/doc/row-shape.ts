import type { RowShape } from '../office/edge-table.js';
import { changesOf } from './changes.js';

type Merge = RowShape['cells'][number];

const DEFINITION = 0xd608;
const MERGE = 0x5624;
const VERTICAL = 0xd62b;
const CELL = 20;

/** Reads a row's edges and merged cells from the formatting of its end mark ([MS-DOC] 2.9.313). */
export function readRowShape(bytes: Buffer, isDeleted: boolean): RowShape {
  let edges: number[] = [];
  let cells: { vertical: Merge['vertical']; horizontal: Merge['horizontal'] }[] = [];
  for (const { code, value } of changesOf(bytes)) {
    if (code === DEFINITION && value.length > 0) {
      const count = value[0]!;
      if (value.length < 1 + (count + 1) * 2) continue;
      edges = Array.from({ length: count + 1 }, (_, index) => value.readInt16LE(1 + index * 2));
      const start = 1 + (count + 1) * 2;
      cells = Array.from({ length: count }, (_, index) => {
        const at = start + index * CELL;
        return mergeOf(at + 2 <= value.length ? value.readUInt16LE(at) : 0);
      });
    } else if (code === MERGE && value.length === 2) {
      for (let index = value[0]!; index < Math.min(value[1]!, cells.length); index += 1) {
        cells[index]!.horizontal = index === value[0]! ? 'restart' : 'continue';
      }
    } else if (code === VERTICAL && value.length === 2) {
      const cell = cells[value[0]!];
      if (cell) cell.vertical = value[1] === 0 ? null : value[1] === 1 ? 'continue' : 'restart';
    }
  }
  return { edges, cells, isDeleted };
}

const FIRST_OF_ROW = 0x01;
const REST_OF_ROW = 0x02;
const IN_COLUMN = 0x20;
const FIRST_OF_COLUMN = 0x40;

function mergeOf(flags: number): { vertical: Merge['vertical']; horizontal: Merge['horizontal'] } {
  const horizontal = flags & REST_OF_ROW ? 'continue' : flags & FIRST_OF_ROW ? 'restart' : null;
  const vertical = !(flags & IN_COLUMN) ? null : flags & FIRST_OF_COLUMN ? 'restart' : 'continue';
  return { vertical, horizontal };
}
