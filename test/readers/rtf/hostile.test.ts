import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDocument } from '../../../src/readers/read.js';
import { limits } from '../docx/read.js';
import { failureOf, readBytes, rtf } from './read.js';

test('a million nested groups are refused', () => {
  expect(failureOf(Buffer.from(`{\\rtf1${'{'.repeat(1_000_000)}`))).toBe('too-large');
  expect(failureOf(rtf(`${'{\\footnote '.repeat(200)}a${'}'.repeat(200)}`))).toBe('empty');
});

test('a file that is cut off, or holds nothing, says so', async () => {
  expect(failureOf(rtf('a\\par').subarray(0, -1))).toBe('corrupt');
  expect(failureOf(rtf('\\par'))).toBe('empty');
  const bytes = rtf('').subarray(0, 40);
  expect(await readDocument({ file: 'a.doc', bytes, sha256: '' }, limits)).toMatchObject({
    failure: { code: 'corrupt', message: expect.stringContaining('另存为 .docx') },
  });
});

test('a row of ten million cells and a run of ten million bytes cost little', () => {
  const start = performance.now();
  expect(failureOf(rtf(`\\trowd${'\\cellx9'.repeat(1_000_000)}\\intbl a\\cell\\row`))).toBe('read');
  expect(failureOf(rtf(`${"\\'d2\\'bb".repeat(1_000_000)}\\par`))).toBe('read');
  expect(performance.now() - start).toBeLessThan(15_000);
});

test('no order of words makes the reader throw', () => {
  const words = fc.constantFrom(
    ..."{ } { } \\par \\cell \\row \\trowd \\cellx100 \\cellx-5 \\intbl \\itap9 \\nestcell \\nestrow \\field \\fldinst \\fldrslt \\footnote \\header \\shptxt \\u-1 \\u99999? \\uc9 \\bin9 \\deleted \\v \\upr \\ud \\* \\f9 \\plain \\pard \\s7 \\page \\line \\fonttbl \\stylesheet \\info \\title \\listtext \\pict x ; \\'d2 \\'zz \\~ \\".split(
      ' ',
    ),
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (body) => {
      readBytes(Buffer.from(`{\\rtf1\\ansicpg936 ${body.join('')}`, 'latin1'));
      readBytes(rtf(body.join(' ')));
    }),
    { numRuns: 1_000, seed: 11 },
  );
});
