import { describe, expect, test } from 'vitest';
import { writePdf } from '../../../fixtures/make/pdf.js';
import { readDocument } from '../../../src/readers/read.js';
import { limits } from './read.js';

const BYTES = writePdf({
  pages: [{ marks: [{ kind: 'text', x: 76, y: 100, size: 16, text: '一、单位基本情况' }] }],
});

function behind(length: number): Uint8Array {
  const bytes = new Uint8Array(length + BYTES.length).fill(0x20);
  bytes.set(BYTES, length);
  return bytes;
}

describe('a PDF among other files', () => {
  test('is known by its content, whatever its name', async () => {
    const result = await readDocument({ file: '报告.doc', bytes: BYTES, sha256: 'test' }, limits);
    expect(result.ok && result.document.format).toBe('pdf');
  });

  test('is known behind some rubbish, but not in the middle of another file', async () => {
    const early = await readDocument({ file: '报告.pdf', bytes: behind(500), sha256: 'test' }, limits);
    expect(early.ok).toBe(true);
    const late = await readDocument({ file: '报告.bin', bytes: behind(5000), sha256: 'test' }, limits);
    expect(late.ok && late.document.format).not.toBe('pdf');
  });
});
