import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
// Before pdf-parse, which loads it too.
import './pdfjs.js';

import { type LoadParameters, PDFParse } from 'pdf-parse';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { ReadFailureCode } from '../../model/document.js';

/** An open file. `close` must be called, whatever happened to its pages. */
export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  readonly title: string | null;
  close(): Promise<void>;
}

/**
 * Opens a PDF, or says why it cannot be opened. The bytes are copied: the parser takes what it is given. Pictures of up to
 * so many pixels are decoded; without a number none is, and nothing can be painted.
 */
export async function openPdf(bytes: Uint8Array, picturePixels?: number): Promise<OpenPdf | ReadFailureCode> {
  const painting = picturePixels === undefined ? {} : { maxImageSize: picturePixels, disableFontFace: true };
  const parser = new PDFParse({ data: bytes.slice(), ...OPTIONS, ...painting });
  let title: string | null = null;
  try {
    const information = await parser.getInfo();
    title = titleOf(information.info);
  } catch (error) {
    const { name, message } = error as Error;
    // An unreadable outline or property must not cost the pages.
    if (!documentOf(parser)) {
      await parser.destroy().catch(() => undefined);
      return name === 'PasswordException' || /password/i.test(message) ? 'encrypted' : 'corrupt';
    }
  }
  const document = documentOf(parser);
  if (!document) return 'corrupt';
  return { document, title, close: () => parser.destroy() };
}

/** pdf-parse gives no positions: they come from the very document that it opened, so that a file is parsed once. */
function documentOf(parser: PDFParse): PDFDocumentProxy | undefined {
  return (parser as unknown as { doc?: PDFDocumentProxy }).doc;
}

function titleOf(information: unknown): string | null {
  const title = (information as { Title?: unknown } | undefined)?.Title;
  return typeof title === 'string' && title.trim() !== '' ? title.trim() : null;
}

const PACKAGE = join(dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json'))), sep);

/** Takes the style rules in which the parser wants to put its fonts, and drops them: nothing is painted here. */
const FONT_SINK = {
  createElement: () => ({ sheet: { cssRules: [], insertRule() {} }, remove() {} }),
  documentElement: { getElementsByTagName: () => [{ append() {} }] },
};

const OPTIONS = {
  // Folder paths, not URLs: Chinese fonts that are not embedded have no text at all without the character maps.
  cMapUrl: join(PACKAGE, 'cmaps', sep),
  cMapPacked: true,
  standardFontDataUrl: join(PACKAGE, 'standard_fonts', sep),
  wasmUrl: join(PACKAGE, 'wasm', sep),
  useWorkerFetch: false,
  isEvalSupported: false,
  useSystemFonts: false,
  // Glyph outlines are for painting only. They are not compiled where a document takes the fonts, were it only a stub.
  disableFontFace: false,
  ownerDocument: FONT_SINK as unknown as NonNullable<LoadParameters['ownerDocument']>,
  // Pictures are measured here, never decoded: a 30,000 x 30,000 one would take gigabytes.
  maxImageSize: 1,
  verbosity: 0,
};
