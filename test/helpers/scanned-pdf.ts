import sharp from 'sharp';
import { fullPage, jpegPicture, writeImagePdf } from '../../fixtures/make/scan/image-pdf.js';
import { pictureBytes } from './stub-ocr.js';

const DPI = 200;

/** A PDF of so many scanned pages: seven lines of text on each, a little lower on every page. */
export async function scannedPdf(count: number): Promise<Uint8Array> {
  const pages = [];
  for (let page = 0; page < count; page += 1) {
    const { data, info } = await sharp(pictureBytes('page'))
      .flatten({ background: '#ffffff' })
      .extend({ top: page * 8, background: '#ffffff' })
      .jpeg({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
    pages.push(fullPage(jpegPicture(new Uint8Array(data), info.width, info.height), DPI));
  }
  return writeImagePdf(pages);
}
