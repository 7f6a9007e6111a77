import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { turnPage } from '../pages/drawn-page.js';
import { toMatrix } from '../pages/matrix.js';
import type { PageContent } from '../pages/page-content.js';
import { loadFonts } from './fonts.js';
import { interpret } from './interpret.js';
import { OPS } from './pdfjs.js';

/** Everything drawn on a page, turned so that most of its text can be read from left to right; null if it is broken. */
export async function loadPage(document: PDFDocumentProxy, number: number): Promise<PageContent | null> {
  try {
    return await readDrawing(await document.getPage(number));
  } catch {
    // One broken page must not cost the others; the parser throws for nothing but the bytes.
    return null;
  }
}

async function readDrawing(page: PDFPageProxy): Promise<PageContent> {
  const list = await page.getOperatorList();
  const ids = new Set<string>();
  list.fnArray.forEach((operator, at) => {
    if (operator === OPS.setFont) ids.add(String((list.argsArray[at] as readonly unknown[])[0]));
  });
  const fonts = await loadFonts(page, ids);
  const viewport = page.getViewport({ scale: 1 });
  const drawing = interpret(list, toMatrix(viewport.transform)!, fonts);
  page.cleanup();

  return turnPage({ ...drawing, number: page.pageNumber, width: viewport.width, height: viewport.height });
}
