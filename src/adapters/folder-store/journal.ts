import { type FileHandle, open } from 'node:fs/promises';
import { readLines } from '../artifacts/lines.js';

/** Lines of JSON that are only ever added, in the order of what happened. */
export interface Journal<Entry> {
  add(entry: Entry): Promise<void>;
  /** From the first on. Nothing is kept in memory. */
  entries(): AsyncGenerator<Entry>;
  close(): Promise<void>;
}

const NEWLINE = 0x0a;

/** Opens it for adding; a last line that a kill has cut is ended there, and is no entry. */
export async function openJournal<Entry>(path: string): Promise<Journal<Entry>> {
  const file = await open(path, 'a+');
  await endLastLine(file);
  let last: Promise<unknown> = Promise.resolve();
  return {
    add: (entry) => {
      // One after the other: a line is never in the middle of another.
      const added = last.then(() => file.appendFile(`${JSON.stringify(entry)}\n`));
      last = added.catch(() => undefined);
      return added;
    },
    async *entries() {
      await last;
      for await (const { text } of readLines(path)) {
        const entry = parse<Entry>(text);
        if (entry !== null) yield entry;
      }
    },
    close: async () => {
      await last;
      await file.close();
    },
  };
}

async function endLastLine(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  if (size === 0) return;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  if (buffer[0] !== NEWLINE) await file.appendFile('\n');
}

function parse<Entry>(line: string): Entry | null {
  try {
    return JSON.parse(line) as Entry;
  } catch {
    return null;
  }
}
