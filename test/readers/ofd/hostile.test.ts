import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ofdParts, writeOfd, zipOfd } from '../../../fixtures/make/ofd.js';
import { readDocument } from '../../../src/readers/read.js';
import { limits } from '../docx/read.js';
import { failureOf, modelOf } from './read.js';

const small = ofdParts({
  pages: [
    {
      marks: [
        { kind: 'text', x: 80, y: 100, size: 12, text: '支出12.50万元' },
        { kind: 'line', x1: 0, y1: 0, x2: 9, y2: 0 },
      ],
    },
  ],
});
const changed = (change: (parts: Record<string, string>) => void): Uint8Array => {
  const parts = { ...small };
  change(parts);
  return zipOfd(parts);
};

test('what cannot be read says why', async () => {
  expect(await failureOf(zipOfd(small).subarray(0, 500))).toBe('corrupt');
  expect(await failureOf(changed((parts) => (parts['OFD.xml'] = '<!DOCTYPE a><a/>')))).toBe('corrupt');
  expect(await failureOf(changed((parts) => (parts['OFD.xml'] = '<ofd:OFD/>')))).toBe('empty');
  expect(await failureOf(changed((parts) => (parts['Doc_0/Encryptions.xml'] = '<x/>')))).toBe('encrypted');
  expect(await failureOf(writeOfd({ pages: [{ marks: [] }] }))).toBe('empty');
  const nested = `<a>${'<ofd:PageBlock>'.repeat(400)}${'</ofd:PageBlock>'.repeat(400)}</a>`;
  expect(await failureOf(changed((parts) => (parts['Doc_0/Document.xml'] = nested)))).toBe('too-large');
  const result = await readDocument({ file: '章.pdf', bytes: zipOfd(small), sha256: '' }, limits);
  expect(result).toMatchObject({ ok: true, document: { format: 'ofd' } });
});

test('pages that are one and the same part, or point at the document, are read no more than the limits allow', async () => {
  const pages = Array.from(
    { length: 30_000 },
    (_, at) => `<ofd:Page ID="${at}" BaseLoc="${at % 2 ? 'Document.xml' : 'Pages/Page_0/Content.xml'}"/>`,
  );
  const bytes = changed((parts) => {
    parts['Doc_0/Document.xml'] = `<ofd:Document><ofd:Pages>${pages.join('')}</ofd:Pages></ofd:Document>`;
  });
  const start = performance.now();
  const model = await modelOf(bytes, { pages: 20, ratio: 1_000 });
  expect(model.notices.map(({ code }) => code)).toContain('pages-limited');
  expect(performance.now() - start).toBeLessThan(20_000);
  expect(await failureOf(bytes, { pages: 300, inflatedBytes: 20_000_000 })).toBe('too-large');
});

test('no changed characters of a part make the reader throw', async () => {
  const names = Object.keys(small);
  const edit = fc.tuple(
    fc.constantFrom(...names),
    fc.nat(),
    fc.constantFrom('', '9', '-', 'g', '<', '/>', ' ', 'e9', 'M', '"'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), async (edits) => {
      const bytes = changed((parts) => {
        for (const [name, place, sign] of edits) {
          const text = parts[name]!;
          const at = place % text.length;
          parts[name] = text.slice(0, at) + sign + text.slice(at + 1);
        }
      });
      await failureOf(bytes);
    }),
    { numRuns: 300, seed: 5 },
  );
});
