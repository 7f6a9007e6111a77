import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writePdf } from '../../../fixtures/make/pdf.js';
import { flow } from '../../../fixtures/make/pdf-flow.js';
import { bodyTexts, noticeCodes, read, readBytes } from './read.js';

const REPORT = flow(
  [
    { kind: 'heading', text: '一、单位基本情况' },
    { kind: 'paragraph', text: '核定编制6名，2024年支出87.56万元。' },
    {
      kind: 'table',
      widths: [1, 1],
      rows: [
        [{ text: '基本支出' }, { text: '87.56' }],
        [{ text: '合计' }, { text: '1' }],
      ],
    },
  ],
  { title: '自评报告' },
);
const BYTES = writePdf(REPORT);

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** A file with these objects and no cross-reference table: readers look for the objects themselves. */
function loose(...objects: string[]): Uint8Array {
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('');
  return bytesOf(`%PDF-1.5\n${body}trailer\n<< /Root 1 0 R >>\n%%EOF\n`);
}

async function codeOf(bytes: Uint8Array): Promise<string> {
  const result = await readBytes(bytes);
  return result.ok ? 'ok' : result.failure.code;
}

describe('files that cannot be opened', () => {
  test('an encrypted file is refused with the advice to take the password off', async () => {
    const encrypt = `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`;
    const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>';
    const body = [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      page,
      encrypt,
    ]
      .map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`)
      .join('');
    const id = `<${'43'.repeat(16)}>`;
    const bytes = bytesOf(
      `%PDF-1.5\n${body}trailer\n<< /Root 1 0 R /Encrypt 4 0 R /ID [${id} ${id}] >>\n%%EOF\n`,
    );
    const result = await readBytes(bytes);
    expect(result.ok ? null : result.failure).toMatchObject({
      code: 'encrypted',
      message: expect.stringContaining('密码'),
    });
  });

  test('rubbish, an empty file and the first half of a file are damaged', async () => {
    expect(await codeOf(bytesOf('%PDF-1.5 and then nothing that makes sense'))).toBe('corrupt');
    expect(await codeOf(new Uint8Array())).toBe('corrupt');
    expect(await codeOf(BYTES.slice(0, 300))).toBe('corrupt');
  });

  test('a file without pages, or with white ones only, is empty', async () => {
    expect(await codeOf(writePdf({ pages: [{ marks: [] }, { marks: [] }] }))).toBe('empty');
    const none = loose('<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>');
    expect(['empty', 'corrupt']).toContain(await codeOf(none));
  });
});

describe('files that are strange', () => {
  test('a page tree that bites its tail ends', async () => {
    const loop = loose(
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 2 >>',
      '<< /Type /Pages /Kids [2 0 R] /Count 2 /Parent 2 0 R >>',
    );
    expect(await codeOf(loop)).not.toBe('ok');
  });

  test('a file that claims a billion pages is not believed', async () => {
    const claim = bytesOf(textOf(BYTES).replace('/Count 1 ', '/Count 999999999 '));
    const result = await readBytes(claim);
    if (result.ok) expect(result.document.pages.length).toBeLessThanOrEqual(20_000);
    else expect(result.failure.code).toBe('corrupt');
  });

  test('a page of 200 inches is a page', async () => {
    const marks = REPORT.pages[0]!.marks;
    const document = await read({ pages: [{ width: 14_400, height: 14_400, marks }] });
    expect(document.pages[0]).toMatchObject({ width: 14_400, height: 14_400, read: 'text' });
    expect(bodyTexts(document)[0]).toBe('一、单位基本情况');
  });

  test('pages over the limit are left unread, and said so', async () => {
    const page = REPORT.pages[0]!;
    const document = await read({ pages: [page, page, page] }, { pages: 2 });
    expect(document.pages.map((each) => each.read)).toEqual(['text', 'text', 'unread']);
    expect(noticeCodes(document)).toEqual(['pages-limited']);
  });

  test('fifty thousand characters on one page are read in a moment', async () => {
    const marks = Array.from({ length: 500 }, (_, row) => ({
      kind: 'text' as const,
      x: 10,
      y: 10 + row * 1.6,
      size: 1,
      text: '和'.repeat(100),
      scattered: true,
    }));
    const start = performance.now();
    const document = await read({ pages: [{ marks }] });
    expect(bodyTexts(document).join('')).toHaveLength(50_000);
    expect(performance.now() - start).toBeLessThan(8_000);
  });

  test('a page of thousands of rules is a drawing', async () => {
    const lines = Array.from({ length: 3_000 }, (_, at) => [
      { kind: 'line' as const, x1: at / 6, y1: 0, x2: at / 6, y2: 800 },
      { kind: 'line' as const, x1: 0, y1: at / 4, x2: 590, y2: at / 4 },
    ]).flat();
    const start = performance.now();
    const document = await read({ pages: [{ marks: [...lines, ...REPORT.pages[0]!.marks] }] });
    expect(bodyTexts(document)[0]).toBe('一、单位基本情况');
    expect(performance.now() - start).toBeLessThan(8_000);
  });

  test('the title in the properties is given, and the same file gives the same document', async () => {
    const [first, second] = [await read(REPORT), await read(REPORT)];
    expect(first.declaredTitle).toBe('自评报告');
    expect(second).toEqual(first);
  });
});

describe('damaged bytes', () => {
  test('cut anywhere never make it throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: BYTES.length }), async (length) => {
        const result = await readBytes(BYTES.slice(0, length));
        expect(typeof result.ok).toBe('boolean');
      }),
      { numRuns: 40, seed: 1 },
    );
  }, 180_000);

  test('changed anywhere never make it throw', async () => {
    const change = fc.tuple(fc.integer({ min: 0, max: BYTES.length - 1 }), fc.integer({ min: 0, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 30 }), async (changes) => {
        const bytes = BYTES.slice();
        for (const [at, value] of changes) bytes[at] = value;
        const result = await readBytes(bytes);
        expect(typeof result.ok).toBe('boolean');
      }),
      { numRuns: 60, seed: 2 },
    );
  }, 180_000);
});
