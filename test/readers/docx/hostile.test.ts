import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { docxParts, paragraph, table, writeDocx, zipParts } from '../../../fixtures/make/docx.js';
import { readDocument } from '../../../src/readers/read.js';
import { failureOf, limits, readBytes } from './read.js';

const small = {
  body: [
    paragraph('一、基本情况'),
    table([
      ['项目', '1'],
      ['合计', '2'],
    ]),
  ],
};

function changed(change: (parts: Record<string, string>) => void): Uint8Array {
  const parts = docxParts(small);
  change(parts);
  return zipParts(parts);
}

describe('a file that cannot be read', () => {
  test('says in Chinese what is wrong and what to do', async () => {
    const result = await readBytes(writeDocx(small).slice(0, 900));
    expect(result).toMatchObject({
      ok: false,
      failure: { code: 'corrupt', message: expect.stringMatching(/^“自评报告\.docx”已损坏.*另存为/) },
    });
  });

  test('is corrupt when its XML is broken, or declares a DOCTYPE', async () => {
    expect(await failureOf(changed((parts) => (parts['word/document.xml'] = '<w:document><w:body>')))).toBe(
      'corrupt',
    );
    const bomb = '<!DOCTYPE z [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><z>&b;</z>';
    for (const part of ['word/document.xml', 'word/styles.xml', 'word/numbering.xml', '_rels/.rels']) {
      expect(await failureOf(changed((parts) => (parts[part] = bomb))), part).toBe('corrupt');
    }
  });

  test('is read although a side part is broken, and that is said', async () => {
    const result = await readBytes(changed((parts) => (parts['docProps/core.xml'] = '<!DOCTYPE z><z/>')));
    expect(result).toMatchObject({ ok: true, document: { notices: [{ code: 'part-skipped' }] } });
  });

  test('is not taken for a Word file because it holds one', async () => {
    const inside = zipParts({ 'a.docx': writeDocx(small) });
    const stored = zipSync({ 'a.docx': [writeDocx(small), { level: 0 }] });
    for (const bytes of [inside, stored]) {
      const result = await readDocument({ file: 'a.zip', bytes, sha256: '' }, limits);
      expect(result).toMatchObject({ ok: false, failure: { code: 'unsupported' } });
    }
    expect(await readDocument({ file: 'a', bytes: writeDocx(small), sha256: '' }, limits)).toMatchObject({
      ok: true,
    });
    const cut = writeDocx(small).slice(0, 900);
    expect(await readDocument({ file: 'a', bytes: cut, sha256: '' }, limits)).toMatchObject({
      failure: { code: 'corrupt' },
    });
  });

  test('is found where its relationships say, whatever its parts are called', async () => {
    const bytes = changed((parts) => {
      parts['text/body.xml'] = parts['word/document.xml']!;
      delete parts['word/document.xml'];
      parts['_rels/.rels'] = parts['_rels/.rels']!.replace('word/document.xml', 'text/body.xml');
    });
    const result = await readDocument({ file: 'a.dotx', bytes, sha256: '' }, limits);
    expect(result).toMatchObject({ ok: true, document: { blocks: [{ text: '一、基本情况' }, {}] } });
  });

  test('is encrypted when Office locked it', async () => {
    const locked = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(512),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    expect(await failureOf(locked)).toBe('encrypted');
    const result = await readDocument({ file: 'a.docx', bytes: locked, sha256: '' }, limits);
    expect(result).toMatchObject({ ok: false, failure: { message: expect.stringContaining('密码') } });
  });

  test('is empty when it holds no text', async () => {
    expect(await failureOf(writeDocx({ body: [paragraph('')] }))).toBe('empty');
  });

  test('is too large when a part inflates out of proportion', async () => {
    const bomb = changed((parts) => {
      parts['word/document.xml'] = `<w:document>${' '.repeat(20_000_000)}</w:document>`;
    });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await failureOf(bomb)).toBe('too-large');
  });

  test('is too large by its parts, their sum, their number, its own size, or its nesting', async () => {
    const bytes = writeDocx(small);
    expect(await failureOf(bytes, { partBytes: 500 })).toBe('too-large');
    expect(await failureOf(bytes, { inflatedBytes: 3_000 })).toBe('too-large');
    expect(await failureOf(bytes, { entries: 3 })).toBe('too-large');
    expect(await failureOf(bytes, { fileBytes: 100 })).toBe('too-large');
    expect(await failureOf(bytes, { depth: 4 })).toBe('too-large');
  });

  test('does not get by with a size that lies', async () => {
    const bytes = writeDocx(small);
    const lying = Buffer.from(bytes);
    // The central directory comes last: its sizes of the body become one byte.
    const entry = lying.lastIndexOf('word/document.xml');
    lying.writeUInt32LE(1, entry - 46 + 24);
    expect(await failureOf(lying)).toBe('corrupt');
  });
});

test('60,000 nested elements cost no stack, whatever they are', async () => {
  const depth = 60_000;
  for (const name of [
    'w:p',
    'w:r',
    'w:tbl',
    'w:sdt',
    'w:txbxContent',
    'w:tc',
    'w:drawing',
    'w:footnote',
    'w:x',
  ]) {
    const bytes = changed((parts) => {
      const nested = `<${name}>`.repeat(depth) + `</${name}>`.repeat(depth);
      parts['word/document.xml'] =
        `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>文</w:t></w:r></w:p>${nested}</w:body></w:document>`;
    });
    expect(await failureOf(bytes, { depth: 100_000, ratio: 100_000 }), name).toBe('read');
    expect(await failureOf(bytes, { ratio: 100_000 }), name).toBe('too-large');
  }
});

test('names that lead out of the archive are not read, and do no harm', async () => {
  const bytes = changed((parts) => {
    parts['../evil.xml'] = '<x/>';
    parts['/etc/passwd'] = 'x';
  });
  expect(await failureOf(bytes)).toBe('read');
});

test('no changed byte makes the reader throw', async () => {
  const whole = writeDocx({ ...small, headers: [paragraph('眉')], footnotes: [paragraph('注')] });
  const change = fc.record({
    at: fc.nat({ max: whole.length - 1 }),
    byte: fc.nat({ max: 255 }),
    cut: fc.option(fc.nat({ max: whole.length }), { freq: 8 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      let bytes = whole.slice();
      for (const { at, byte, cut } of changes) {
        bytes[Math.min(at, bytes.length - 1)] = byte;
        if (cut !== null) bytes = bytes.slice(0, Math.max(1, cut));
      }
      const result = await readBytes(bytes);
      expect(typeof result.ok).toBe('boolean');
    }),
    { numRuns: 150 },
  );
});

test('no rearranged markup makes the reader throw', async () => {
  const names = [
    'p',
    'r',
    't',
    'tbl',
    'tr',
    'tc',
    'pPr',
    'rPr',
    'numPr',
    'trPr',
    'tcPr',
    'vMerge',
    'gridSpan',
    'sdt',
  ];
  const more = [
    'del',
    'ins',
    'txbxContent',
    'drawing',
    'AlternateContent',
    'Choice',
    'Fallback',
    'fldChar',
    'd',
    'dPr',
  ];
  const steps = fc.array(fc.constantFrom(...names, ...more, 'end', 'end', 'text'), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const bytes = changed((parts) => {
        parts['word/document.xml'] =
          `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>正文</w:t></w:r></w:p>${markup(sequence)}</w:body></w:document>`;
      });
      expect((await readBytes(bytes)).ok).toBe(true);
    }),
    { numRuns: 200 },
  );
});

/** Elements opened and closed as the steps say, well-formed whatever they say. */
function markup(steps: readonly string[]): string {
  const open: string[] = [];
  let text = '';
  for (const step of steps) {
    if (step === 'text') text += '文';
    else if (step === 'end') text += open.length > 0 ? `</w:${open.pop()}>` : '';
    else {
      const type = open.length % 2 ? 'begin' : 'end';
      text += `<w:${step} w:val="1" w:fldCharType="${type}">`;
      open.push(step);
    }
  }
  return (
    text +
    open
      .reverse()
      .map((name) => `</w:${name}>`)
      .join('')
  );
}

test('no changed character of a part makes the reader throw', async () => {
  const whole = docxParts({ ...small, headers: [paragraph('眉')], footnotes: [paragraph('注')] });
  const change = fc.tuple(
    fc.constantFrom(...Object.keys(whole)),
    fc.nat({ max: 4_000 }),
    fc.constantFrom('', '<', '>', '"', '9', '-1', '/', '&', 'w:', '\u0000', '\ud800'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      const bytes = changed((parts) => {
        Object.assign(parts, whole);
        for (const [name, at, text] of changes) {
          const part = parts[name] ?? '';
          const place = at % (part.length + 1);
          parts[name] = part.slice(0, place) + text + part.slice(place + 1);
        }
      });
      expect(typeof (await readBytes(bytes)).ok).toBe('boolean');
    }),
    { numRuns: 200 },
  );
});

test('the same bytes give the same model', async () => {
  const bytes = writeDocx(small);
  expect(writeDocx(small)).toEqual(bytes);
  expect(await readBytes(bytes)).toEqual(await readBytes(bytes));
});
