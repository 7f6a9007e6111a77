import { UnreadableError } from './unreadable.js';

/** An OLE compound file: streams in a small file system of sectors, as Office wrote before 2007. */
export interface Compound {
  /** Names at the top level, streams and storages. */
  readonly names: readonly string[];
  /** A stream of the top level, or null. Throws `UnreadableError`. */
  read(name: string): Uint8Array | null;
}

const MAGIC = 'd0cf11e0a1b11ae1';
const HEADER = 512;
const ENTRY = 128;
/** Sector numbers from here on are marks: end of chain, free, table of its own. */
const LARGEST_SECTOR = 0xfffffffa;
const NO_ENTRY = 0xffffffff;
const STREAM = 2;
const ROOT = 5;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/** Throws `UnreadableError`. A chain visits no more sectors than the file has, so that a loop ends as damage. */
export function openCompound(bytes: Uint8Array): Compound {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < HEADER || file.toString('hex', 0, 8) !== MAGIC) throw damaged('header');
  const shift = file.readUInt16LE(30);
  const miniShift = file.readUInt16LE(32);
  if ((shift !== 9 && shift !== 12) || miniShift !== 6) throw damaged('sector size');
  const size = 1 << shift;
  const sectors = Math.ceil((file.length - size) / size);
  // The last sector may be cut short: some programs do not fill it up.
  const sector = (at: number): Buffer => {
    if (at >= sectors) throw damaged(`sector ${at}`);
    return file.subarray((at + 1) * size, (at + 2) * size);
  };

  const table = readTable(file, sector, sectors, size);
  const directory = Buffer.concat(chain(file.readUInt32LE(48), table, sectors).map(sector));
  const entries = readEntries(directory);
  const root = entries[0];
  if (root?.type !== ROOT) throw damaged('no root');
  const cutoff = file.readUInt32LE(56);
  const small = once(() => smallStreams());

  function smallStreams(): { table: Buffer; data: Buffer } {
    const fat = chain(file.readUInt32LE(60), table, sectors).map(sector);
    const data = chain(root!.start, table, sectors).map(sector);
    return { table: Buffer.concat(fat), data: Buffer.concat(data) };
  }
  function readEntry({ start, size: length }: Entry): Uint8Array {
    if (length > file.length) throw damaged('stream longer than the file');
    if (length === 0) return new Uint8Array(0);
    if (length >= cutoff) return cut(Buffer.concat(chain(start, table, sectors).map(sector)), length);
    const { table: miniTable, data } = small();
    const pieces = chain(start, miniTable, miniTable.length / 4).map((at) =>
      data.subarray(at << miniShift, (at + 1) << miniShift),
    );
    return cut(Buffer.concat(pieces), length);
  }
  const top = childrenOf(entries, root.child);
  return {
    names: top.map(({ name }) => name),
    read(name) {
      const entry = top.find((one) => one.type === STREAM && one.name === name);
      return entry ? readEntry(entry) : null;
    },
  };
}

/** The table that says of every sector which one follows. */
function readTable(file: Buffer, sector: (at: number) => Buffer, sectors: number, size: number): Buffer {
  const places: number[] = [];
  for (let at = 76; at < HEADER; at += 4) places.push(file.readUInt32LE(at));
  const seen = new Set<number>();
  let next = file.readUInt32LE(68);
  while (next < LARGEST_SECTOR) {
    if (seen.has(next)) throw damaged('loop in the list of tables');
    seen.add(next);
    const list = sector(next);
    for (let at = 0; at + 4 < list.length; at += 4) places.push(list.readUInt32LE(at));
    next = list.length === size ? list.readUInt32LE(size - 4) : NO_ENTRY;
  }
  const used = places.filter((place) => place < LARGEST_SECTOR);
  if (used.length > sectors) throw damaged('more tables than sectors');
  return Buffer.concat(used.map(sector));
}

function chain(start: number, table: Buffer, most: number): number[] {
  const sectors: number[] = [];
  let at = start;
  while (at < LARGEST_SECTOR) {
    if (sectors.length >= most || at * 4 + 4 > table.length) throw damaged('broken chain');
    sectors.push(at);
    at = table.readUInt32LE(at * 4);
  }
  return sectors;
}

function readEntries(directory: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
    const length = Math.min(64, directory.readUInt16LE(at + 64));
    entries.push({
      name: directory.toString('utf16le', at, at + Math.max(0, length - 2)),
      type: directory[at + 66]!,
      left: directory.readUInt32LE(at + 68),
      right: directory.readUInt32LE(at + 72),
      child: directory.readUInt32LE(at + 76),
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    });
  }
  return entries;
}

/** The entries of one folder stand in a tree, which is only a way to find them fast. */
function childrenOf(entries: readonly Entry[], first: number): Entry[] {
  const found: Entry[] = [];
  const seen = new Set<number>([NO_ENTRY]);
  const open = [first];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const entry = seen.has(at) ? undefined : entries[at];
    seen.add(at);
    if (!entry) continue;
    found.push(entry);
    open.push(entry.left, entry.right);
  }
  return found;
}

function cut(data: Buffer, length: number): Uint8Array {
  if (data.length < length) throw damaged('stream cut short');
  return data.subarray(0, length);
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function damaged(detail: string): UnreadableError {
  return new UnreadableError('corrupt', `compound file: ${detail}`);
}
