import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCompound } from '../../../src/readers/compound.js';
import { failureOf, fixture, headerOf, readBytes } from './read.js';

const good = fixture('formats/features.doc');

function changed(change: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.from(good);
  change(bytes);
  return bytes;
}

describe('a .doc that cannot be read', () => {
  test('is encrypted when its header says so', () => {
    const bytes = changed((file) => (file[headerOf(file) + 0x0b]! |= 0x01));
    expect(readBytes(bytes)).toMatchObject({
      failure: { code: 'encrypted', message: expect.stringContaining('取消密码') },
    });
  });

  test('is of an old format when it is from before Word 97', () => {
    const bytes = changed((file) => file.writeUInt16LE(0x65, headerOf(file) + 2));
    expect(readBytes(bytes)).toMatchObject({
      failure: { code: 'unsupported', message: expect.stringContaining('另存为 .docx') },
    });
  });

  test('is corrupt wherever it is cut off', () => {
    for (let share = 0; share < 1; share += 0.04) {
      expect(failureOf(good.subarray(0, Math.floor(good.length * share)))).toBe('corrupt');
    }
  });

  test('is corrupt when the chains of its sectors run in circles', () => {
    const table = (good.readUInt32LE(76) + 1) * 512;
    for (const target of [0, 1, 2, 5]) {
      const loops = changed((file) => {
        for (let at = 0; at < 512; at += 4) file.writeUInt32LE(target, table + at);
      });
      expect(failureOf(loops)).toBe('corrupt');
    }
    const lists = changed((file) => file.writeUInt32LE(3, 68));
    expect(['corrupt', 'read']).toContain(failureOf(lists));
  });

  test('is corrupt when a stream claims four gigabytes', () => {
    const bytes = changed((file) => {
      const name = file.indexOf(Buffer.from('WordDocument', 'utf16le'));
      file.writeUInt32LE(0xfffffff0, name + 120);
    });
    expect(failureOf(bytes)).toBe('corrupt');
  });
});

test('a directory whose entries point at each other is walked once', () => {
  const bytes = changed((file) => {
    const directory = (file.readUInt32LE(48) + 1) * 512;
    for (let at = directory; at < directory + 512; at += 128) file.writeUInt32LE(0, at + 68);
  });
  expect(openCompound(bytes).names.length).toBeLessThan(20);
});

test('no changed bytes make the reader throw or hang', () => {
  const places = fc.array(fc.tuple(fc.nat(good.length - 4), fc.integer()), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(places, (changes) => {
      const bytes = changed((file) => {
        for (const [at, value] of changes) file.writeInt32LE(value, at);
      });
      const start = performance.now();
      readBytes(bytes);
      expect(performance.now() - start).toBeLessThan(5_000);
    }),
    { numRuns: 300, seed: 7 },
  );
});

test('no changed word of the header makes the reader throw', () => {
  const start = headerOf(good);
  fc.assert(
    fc.property(fc.integer({ min: 4, max: 0x380 }), fc.integer(), (at, value) => {
      readBytes(changed((file) => file.writeInt32LE(value, start + at)));
    }),
    { numRuns: 500, seed: 7 },
  );
});
