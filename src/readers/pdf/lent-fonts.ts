import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { OperatorList } from './interpret.js';
import { OPS } from './pdfjs.js';

const HAN = /\p{Script=Han}/u;
/** Text that is there for the search only. */
const INVISIBLE = 3;
const BEGINS = new Set<number>([OPS.save, OPS.paintFormXObjectBegin]);
const ENDS = new Set<number>([OPS.restore, OPS.paintFormXObjectEnd]);

interface State {
  readonly isLent: boolean;
  readonly mode: number;
}

/** Whether the page, which was painted before, shows Chinese in a face that the file names and does not carry. */
export function showsLentChinese(page: PDFPageProxy, list: OperatorList): boolean {
  const stack: State[] = [];
  let state: State = { isLent: false, mode: 0 };
  for (const [at, operator] of list.fnArray.entries()) {
    const args = (list.argsArray[at] ?? []) as readonly unknown[];
    if (BEGINS.has(operator)) stack.push(state);
    else if (ENDS.has(operator)) state = stack.pop() ?? state;
    else if (operator === OPS.setFont) state = { ...state, isLent: isMissing(page, String(args[0])) };
    else if (operator === OPS.setTextRenderingMode) state = { ...state, mode: Number(args[0]) };
    else if (operator !== OPS.showText || !state.isLent || state.mode === INVISIBLE) continue;
    else if (HAN.test(wordsOf(args[0]))) return true;
  }
  return false;
}

function isMissing({ commonObjs }: PDFPageProxy, id: string): boolean {
  if (!commonObjs.has(id)) return false;
  return (commonObjs.get(id) as { readonly missingFile?: boolean } | null)?.missingFile === true;
}

/** Glyphs and, between them, numbers that move the next. */
function wordsOf(shown: unknown): string {
  if (!Array.isArray(shown)) return '';
  return shown.map((glyph: { readonly unicode?: string } | null) => glyph?.unicode ?? '').join('');
}
