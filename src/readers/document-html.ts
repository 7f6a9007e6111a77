import type { ReadLimits, SourceFile } from '../model/document.js';
import { sniff } from './sniff.js';
import { UnreadableError } from './unreadable.js';

/** `unsupported`: the format is not shown as a page of text; `corrupt`: it could not be opened. */
export type DocumentHtml =
  | { readonly ok: true; readonly html: string }
  | { readonly ok: false; readonly code: 'unsupported' | 'corrupt' };

/** A Word file or a web page as a person knows it, and safe to show: see html/safe-html.ts. */
export async function documentHtml({ file, bytes }: SourceFile, limits: ReadLimits): Promise<DocumentHtml> {
  const sniffed = sniff(file, bytes);
  if (!sniffed.ok) return { ok: false, code: 'corrupt' };
  const { safeHtml } = await import('./html/safe-html.js');
  if (sniffed.format === 'html') {
    const { decodePage } = await import('./html/decode-html.js');
    const page = decodePage(bytes);
    return page ? { ok: true, html: safeHtml(page.text) } : { ok: false, code: 'corrupt' };
  }
  if (sniffed.format !== 'docx') return { ok: false, code: 'unsupported' };
  const { docxToHtml } = await import('./docx/html-view.js');
  try {
    return { ok: true, html: safeHtml(await docxToHtml(bytes, limits)) };
  } catch (error) {
    if (error instanceof UnreadableError) return { ok: false, code: 'corrupt' };
    throw error;
  }
}
