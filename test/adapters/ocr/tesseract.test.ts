import { expect, it } from 'vitest';
import { makeOpenOcr } from '../../../src/adapters/ocr/open-ocr.js';
import { openWorker } from '../../../src/adapters/ocr/tesseract-worker.js';
import { OcrMissing } from '../../../src/ports/ocr.js';
import { whitePicture } from '../../helpers/pictures.js';

it('rejects with one sentence where the language data is not there, and the process lives on', async () => {
  const failure = await openWorker('chi_sim', '/nowhere').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(OcrMissing);
  expect((failure as OcrMissing).message).toMatch(/^[^。]+。[^。]*。?$/);
}, 30_000);

it('opens once, and again after it was closed', async () => {
  const ocr = makeOpenOcr();
  const [one, two] = [await ocr.open(), await ocr.open()];
  expect(two).toBe(one);
  await ocr.close();
  const three = await ocr.open();
  expect(three).not.toBe(one);
  expect(await three.first.readPage(whitePicture(100, 100))).toEqual([]);
  await ocr.close();
}, 60_000);
