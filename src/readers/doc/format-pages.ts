import type { DocFile } from './fib.js';
import { positions } from './fib.js';

/** Which formatting holds from one byte of the main stream to another. */
export interface FormatRun {
  readonly from: number;
  readonly to: number;
  /** Where its description begins, or 0: one number for one formatting, however many runs have it. */
  readonly at: number;
}

/** Finds the run around a byte offset, or null. */
export type FormatLookup = (offset: number) => FormatRun | null;

const PAGE = 512;

/** Runs of characters, or of paragraphs: pages of 512 bytes with the runs in front and their formatting behind. */
export function readFormatPages(file: DocFile, kind: 'characterPages' | 'paragraphPages'): FormatLookup {
  const plc = file.part(kind);
  const count = positions(plc, 4).length - 1;
  const entry = kind === 'characterPages' ? 1 : 13;
  const runs: FormatRun[] = [];
  const seen = new Set<number>();
  for (let index = 0; index < count; index += 1) {
    const start = (plc.readUInt32LE((count + 1) * 4 + index * 4) & 0x3fffff) * PAGE;
    // A page that is named twice says nothing new; a hostile file would name it a million times.
    if (seen.has(start) || start + PAGE > file.main.length) continue;
    seen.add(start);
    addPage(file.main, start, entry, runs);
  }
  runs.sort((a, b) => a.from - b.from);
  return (offset) => {
    let low = 0;
    let high = runs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (runs[middle]!.from <= offset) low = middle;
      else high = middle - 1;
    }
    const run = runs[low];
    return run && run.from <= offset && offset < run.to ? run : null;
  };
}

function addPage(main: Buffer, start: number, entry: number, runs: FormatRun[]): void {
  const count = main[start + PAGE - 1]!;
  const entries = start + (count + 1) * 4;
  if (entries + count * entry > start + PAGE) return;
  for (let index = 0; index < count; index += 1) {
    const from = main.readUInt32LE(start + index * 4);
    const to = main.readUInt32LE(start + index * 4 + 4);
    const word = main[entries + index * entry]!;
    if (to > from) runs.push({ from, to, at: word === 0 ? 0 : start + word * 2 });
  }
}

/** Formatting of characters: a length and the changes. */
export function characterChanges(main: Buffer, at: number): Buffer {
  if (at === 0) return Buffer.alloc(0);
  return main.subarray(at + 1, Math.min(at + 1 + main[at]!, pageEnd(at)));
}

/** Formatting of a paragraph: a length in words, the number of its style, and the changes. */
export function paragraphChanges(main: Buffer, at: number): { style: number; changes: Buffer } {
  if (at === 0) return { style: 0, changes: Buffer.alloc(0) };
  const words = main[at]!;
  const start = words === 0 ? at + 2 : at + 1;
  const length = words === 0 ? main[at + 1]! * 2 : words * 2 - 1;
  const bytes = main.subarray(start, Math.min(start + length, pageEnd(at)));
  if (bytes.length < 2) return { style: 0, changes: Buffer.alloc(0) };
  return { style: bytes.readUInt16LE(0), changes: bytes.subarray(2) };
}

function pageEnd(at: number): number {
  return Math.floor(at / PAGE) * PAGE + PAGE;
}
