import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { isBoldName } from '../pages/bold-names.js';
import { type Matrix, toMatrix } from '../pages/matrix.js';

/** What the layout needs to know of a font. */
export interface PdfFont {
  readonly bold: boolean;
  readonly vertical: boolean;
  /** From glyph units to text units, across. */
  readonly scale: number;
  /** Text units of one em: 1, save for fonts whose glyphs are drawings with a size of their own. */
  readonly em: number;
}

export const PLAIN_FONT: PdfFont = { bold: false, vertical: false, scale: 0.001, em: 1 };

/** Loads the fonts that the page sets. They arrive on their own, at the latest soon after the page's drawing. */
export async function loadFonts(page: PDFPageProxy, ids: ReadonlySet<string>): Promise<Map<string, PdfFont>> {
  const fonts = new Map<string, PdfFont>();
  for (const id of ids) {
    fonts.set(id, describeFont(await arrival(page, id)));
  }
  return fonts;
}

function arrival(page: PDFPageProxy, id: string): Promise<unknown> {
  return new Promise((resolve) => {
    try {
      page.commonObjs.get(id, resolve);
    } catch {
      resolve(null);
    }
  });
}

function describeFont(font: unknown): PdfFont {
  if (font === null || typeof font !== 'object' || 'error' in font) return PLAIN_FONT;
  const { name, bold, black, vertical, fontMatrix, isType3Font } = font as Record<string, unknown>;
  const matrix: Matrix | null = toMatrix(fontMatrix);
  const scale = matrix && matrix[0] !== 0 ? Math.abs(matrix[0]) : PLAIN_FONT.scale;
  return {
    bold: isBoldName(String(name ?? '')) || bold === true || black === true,
    vertical: vertical === true,
    scale,
    em: isType3Font === true && matrix ? Math.min(1, Math.abs(matrix[3]) * 1000) || 1 : 1,
  };
}
