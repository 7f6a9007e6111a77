import { appendFileSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFolderStore } from '../../src/adapters/folder-store/folder-store.js';
import { openJournal } from '../../src/adapters/folder-store/journal.js';
import { folderWith } from '../helpers/folders.js';

const all = async <One>(entries: AsyncIterable<One>) => {
  const found: One[] = [];
  for await (const entry of entries) found.push(entry);
  return found;
};

describe('the journal of a run', () => {
  it('keeps entries in the order of adding, also when nobody waits for one before the next', async () => {
    const journal = await openJournal<number>(join(folderWith(), 'journal'));
    const numbers = Array.from({ length: 500 }, (_, index) => index);
    await Promise.all(numbers.map((number) => journal.add(number)));
    expect(await all(journal.entries())).toEqual(numbers);
    await journal.close();
  });

  it('leaves out the line that a kill has cut, and goes on behind it', async () => {
    const path = join(folderWith({ journal: '{"a":1}\n{"a":2}\n{"a":3' }), 'journal');
    const journal = await openJournal<{ a: number }>(path);
    await journal.add({ a: 4 });
    expect((await all(journal.entries())).map(({ a }) => a)).toEqual([1, 2, 4]);
    await journal.close();
  });
});

describe('the store in a folder', () => {
  const key = 'abcdef';
  const row = { key, content: 'c', engine: 'e', rubric: 'r', given: 'g', json: '{"a":1}' };

  it('is the same when it is opened again', async () => {
    const folder = folderWith();
    const store = await openFolderStore(folder);
    await store.runs.put({ id: 'run', settings: {} });
    await store.reviews.put(row);
    await store.close();
    const again = await openFolderStore(folder);
    expect(await again.runs.find('run')).toEqual({ id: 'run', settings: {} });
    expect(await again.reviews.find(key)).toBe('{"a":1}');
    await again.close();
  });

  it('has no review where what is on the disk is not whole', async () => {
    const folder = folderWith();
    const store = await openFolderStore(folder);
    await store.reviews.put(row);
    const path = join(folder, 'reviews', 'ab', `${key}.json.gz`);
    truncateSync(path, readFileSync(path).length - 4);
    expect(await store.reviews.find(key)).toBeNull();
    await store.reviews.put(row);
    expect(await store.reviews.find(key)).toBe('{"a":1}');
    await store.close();
  });

  it('takes no half-written file for a review', async () => {
    const folder = folderWith();
    const store = await openFolderStore(folder);
    await store.reviews.put(row);
    const shelf = join(folder, 'reviews', 'ab');
    writeFileSync(join(shelf, 'abcdee.json.gz.1.part'), 'x');
    appendFileSync(join(shelf, 'abcdee.json.gz.1.part'), 'y');
    expect(await store.reviews.among([key, 'abcdee'])).toEqual(new Set([key]));
    expect(readdirSync(shelf)).toHaveLength(2);
    await store.close();
  });
});
