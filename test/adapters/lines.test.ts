import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readLines } from '../../src/adapters/artifacts/lines.js';
import { folderWith } from '../helpers/folders.js';

const linesOf = async (text: string | Buffer) => {
  const path = join(folderWith({ 'lines.ndjson': text }), 'lines.ndjson');
  const lines = [];
  for await (const line of readLines(path)) lines.push(line);
  return lines;
};

it('gives every line with its place in bytes, whatever signs are in it', async () => {
  const some = fc.array(
    fc.string({ unit: 'binary' }).map((text) => JSON.stringify(`${text}\u2028绩效`)),
    { maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(some, async (texts) => {
      const body = Buffer.from(texts.map((text) => `${text}\n`).join(''));
      const lines = await linesOf(body);
      expect(lines.map(({ text }) => text)).toEqual(texts);
      for (const { text, start, size } of lines)
        expect(body.subarray(start, start + size).toString('utf8')).toBe(text);
    }),
    { numRuns: 30 },
  );
});

it('puts a line together that is longer than what is read at once, and takes a last one without an end', async () => {
  const long = '绩'.repeat(900_000);
  expect((await linesOf(`${long}\n短`)).map(({ text }) => text)).toEqual([long, '短']);
});
