import type { OcrEngine, OcrEngines, OpenOcr } from '../../ports/ocr.js';
import { openPpOcr } from './pp-ocr.js';
import { openTesseract } from './tesseract.js';

/**
 * The engines of this process, opened once, when the first picture comes: PP-OCR reads and Tesseract reads its figures
 * again; Tesseract alone where PP-OCR is not installed. `close` ends them; the next call opens them again.
 */
export function makeOpenOcr(): { readonly open: OpenOcr; close(): Promise<void> } {
  let opened: Promise<OcrEngines> | null = null;
  return {
    open() {
      opened ??= openEngines().catch((error: unknown) => {
        opened = null;
        throw error;
      });
      return opened;
    },
    async close() {
      const engines = await opened?.catch(() => null);
      opened = null;
      if (!engines) return;
      for (const engine of new Set<OcrEngine>([engines.first, engines.second])) await engine.close();
    },
  };
}

async function openEngines(): Promise<OcrEngines> {
  const second = await openTesseract();
  const first = (await openPpOcr()) ?? second;
  return { first, second };
}
