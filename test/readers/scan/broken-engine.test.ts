import { describe, expect, it } from 'vitest';
import { readLimits } from '../../../src/pipeline/limits.js';
import { readDocument } from '../../../src/readers/read.js';
import { scannedPdf } from '../../helpers/scanned-pdf.js';
import { pictureBytes, stubTools } from '../../helpers/stub-ocr.js';

/** An engine that reads so many pages and then breaks. */
function breaking(after: number) {
  const tools = stubTools(['绩效自评报告', '一、基本情况']);
  const openOcr = async () => {
    const { first, second } = await tools.openOcr!();
    const readPage: typeof first.readPage = async (page) => {
      if (tools.seen.pages >= after) throw new Error('the engine is gone');
      return first.readPage(page);
    };
    return { first: { ...first, readPage }, second };
  };
  return { ...tools, openOcr };
}

const read = (file: string, bytes: Uint8Array, after: number) =>
  readDocument({ file, bytes, sha256: file }, readLimits, breaking(after));

describe('an engine that breaks', () => {
  it('is no fault of the file: the reading throws and may be tried again', async () => {
    const pdf = await scannedPdf(3);
    await expect(read('扫描件.pdf', pdf, 1)).rejects.toThrow('the engine is gone');
    await expect(read('扫描件.pdf', pdf, 9)).resolves.toMatchObject({ ok: true });
    await expect(read('照片.png', pictureBytes('page'), 0)).rejects.toThrow('the engine is gone');
  });

  it('leaves a broken file what it is', async () => {
    const cut = (await scannedPdf(1)).subarray(0, 200);
    await expect(read('截断.pdf', cut, 0)).resolves.toMatchObject({
      ok: false,
      failure: { code: 'corrupt' },
    });
  });
});
