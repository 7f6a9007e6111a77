import { degrade, toJpeg, type Wear } from '../../fixtures/make/scan/degrade.js';
import { drawPage } from '../../fixtures/make/scan/draw.js';
import { fullPage, jpegPicture, writeImagePdf } from '../../fixtures/make/scan/image-pdf.js';
import { loadPage } from '../../src/readers/pdf/load-page.js';
import { openPdf } from '../../src/readers/pdf/open.js';

const DPI = 200;

/** Pages of a PDF with text, printed and scanned: pictures without a letter, a little worn. */
export async function scannedReport(pdf: Uint8Array, pages: readonly number[]): Promise<Uint8Array> {
  const opened = await openPdf(pdf);
  if (typeof opened === 'string') throw new Error(opened);
  const scanned = [];
  for (const page of pages) {
    const wear: Wear = { seed: page, skew: 0.3, blur: 0.4, noise: 4 };
    const picture = await degrade(drawPage((await loadPage(opened.document, page))!, DPI), wear);
    scanned.push(fullPage(jpegPicture(await toJpeg(picture, 70), picture.width, picture.height), DPI));
  }
  await opened.close();
  return writeImagePdf(scanned);
}
