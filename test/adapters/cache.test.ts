import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFolderCache } from '../../src/adapters/cache/folder-cache.js';
import { folderWith } from '../helpers/folders.js';

const MB = 2 ** 20;
const open = (folder = folderWith(), mostBytes = 64 * MB) => openFolderCache(folder, { mostBytes });
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('the cache', () => {
  it('gives back what was put under the same name, byte for byte, and nothing under another', async () => {
    const folder = folderWith({ in: new Uint8Array([0, 255, 10, 13]) });
    const cache = await open();
    const out = join(folder, 'out');
    expect(await cache.get('read/a', out)).toBe(false);
    expect(existsSync(out)).toBe(false);
    await cache.put('read/a', join(folder, 'in'));
    expect(await cache.has('read/a')).toBe(true);
    expect(await cache.get('read/a', out)).toBe(true);
    expect(readFileSync(out)).toEqual(readFileSync(join(folder, 'in')));
    expect(await cache.get('read/b', out)).toBe(false);
    await cache.putText('review/a', '{"绩效":1}');
    expect(await cache.getText('review/a')).toBe('{"绩效":1}');
    expect(await cache.getText('review/b')).toBeNull();
  });

  it.each([
    ['cut', (bytes: Buffer) => bytes.subarray(0, bytes.length - 3)],
    ['cut to nothing', () => Buffer.alloc(0)],
    [
      'changed',
      (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === bytes.length - 2 ? byte ^ 1 : byte))),
    ],
  ])('has no entry that was %s on the disk, and takes it anew', async (_name, harm) => {
    const folder = folderWith();
    const cache = await open(folder);
    await cache.putText('a', 'the text');
    const [path] = filesIn(folder);
    writeFileSync(path!, harm(readFileSync(path!)));
    expect(await cache.getText('a')).toBeNull();
    await cache.putText('a', 'the text');
    expect(await cache.getText('a')).toBe('the text');
  });

  it('throws out what was used longest ago when it grows too large', async () => {
    const folder = folderWith({ entry: Buffer.alloc(MB / 4, 7) });
    const [shelf, out] = [join(folder, 'cache'), join(folder, 'out')];
    const cache = await open(shelf, 3 * MB);
    for (let number = 0; number < 11; number += 1) {
      const before = new Set(number === 0 ? [] : filesIn(shelf));
      await cache.put(`entry ${number}`, join(folder, 'entry'));
      const [made] = filesIn(shelf).filter((path) => !before.has(path));
      // As if a day lay between two of them.
      const day = new Date(Date.UTC(2026, 0, 1 + number));
      utimesSync(made!, day, day);
    }
    // The oldest but one is used once more.
    expect(await cache.get('entry 1', out)).toBe(true);
    await cache.put('entry 11', join(folder, 'entry'));
    await cache.put('entry 12', join(folder, 'entry'));
    await cache.close();
    expect(await cache.has('entry 0')).toBe(false);
    expect(await cache.has('entry 1')).toBe(true);
    expect(await cache.has('entry 12')).toBe(true);
    expect(filesIn(shelf).length * (MB / 4)).toBeLessThanOrEqual(3 * MB);
  });

  it('serves two at once, and one that clears it away under the other', async () => {
    const folder = folderWith({ entry: 'x'.repeat(1000) });
    const shelf = join(folder, 'cache');
    const [one, other] = [await open(shelf), await open(shelf, 1)];
    await Promise.all(
      Array.from({ length: 60 }, async (_, number) => {
        const name = `entry ${number % 7}`;
        await (number % 2 === 0 ? one : other).put(name, join(folder, 'entry'));
        const out = join(folder, `out ${number}`);
        if (await one.get(name, out)) expect(readFileSync(out, 'utf8')).toBe('x'.repeat(1000));
      }),
    );
    expect(filesIn(shelf).filter((path) => path.endsWith('.part'))).toEqual([]);
  });

  it('is no failure of the run where nothing can be kept', async () => {
    const folder = folderWith({ entry: 'x' });
    const cache = await open(join(folder, 'cache'));
    // A file stands where every folder should be.
    for (let number = 0; number < 256; number += 1)
      writeFileSync(join(folder, 'cache', number.toString(16).padStart(2, '0')), '');
    await cache.put('a', join(folder, 'entry'));
    await cache.putText('b', 'x');
    expect(await cache.getText('b')).toBeNull();
    await cache.close();
  });

  it('is for the eyes of its owner alone', async () => {
    const folder = folderWith();
    const cache = await open(join(folder, 'cache'));
    await cache.putText('a', 'confidential');
    const modes = [join(folder, 'cache'), ...filesIn(join(folder, 'cache'))].map(
      (path) => statSync(path).mode & 0o077,
    );
    expect(modes).toEqual([0, 0]);
  });
});
