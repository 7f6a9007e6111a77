import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { sniff } from '../../../src/readers/sniff.js';
import { zipOf } from '../../helpers/zips.js';
import { failureOf, odt, read, readBytes } from './read.js';

const p = '<text:p>a</text:p>';

test('what cannot be read says why', async () => {
  const encrypted = '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>';
  expect(await failureOf(odt({ body: p, manifest: encrypted }))).toBe('encrypted');
  expect(await failureOf(odt({ body: '<text:p/>' }))).toBe('empty');
  expect(await failureOf(odt({ body: p }).subarray(0, 300))).toBe('corrupt');
  const bomb = '<!DOCTYPE z [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><z>&b;</z>';
  expect(await readBytes(zipOf({ mimetype: 'x', 'content.xml': bomb }))).toMatchObject({
    failure: { code: 'corrupt', message: expect.stringContaining('另存为') },
  });
  expect(
    await failureOf(odt({ body: '<text:section>'.repeat(500) + p + '</text:section>'.repeat(500) })),
  ).toBe('too-large');
});

test('a million repeated rows of a thousand repeated cells do not explode', async () => {
  const cells = (text: string) =>
    `<table:table-cell table:number-columns-repeated="16384">${text}</table:table-cell>`;
  const table = (inner: string) =>
    `<table:table><table:table-row table:number-rows-repeated="1048576">${cells(inner)}</table:table-row></table:table>`;
  const start = performance.now();
  for (const body of [table(p) + p, table(table(table(table(p)))) + p, table('') + p]) {
    const model = await read({ body });
    expect(JSON.stringify(model).length).toBeLessThan(30_000_000);
  }
  expect(performance.now() - start).toBeLessThan(20_000);
});

test('a sheet is not taken for a text', () => {
  const of = (kind: string) =>
    zipSync({
      mimetype: [new TextEncoder().encode(`application/vnd.oasis.opendocument.${kind}`), { level: 0 }],
      'content.xml': new Uint8Array([60]),
    });
  expect(sniff('a.doc', of('text'))).toEqual({ ok: true, format: 'odt' });
  expect(sniff('a.odt', of('spreadsheet'))).toEqual({ ok: true, format: 'xlsx' });
  expect(sniff('a.odt', of('presentation'))).toMatchObject({ code: 'unsupported' });
});
