/** Complex fields: a code that is not text, then the result that is printed. They nest, and results run over paragraphs. */
export interface Field {
  instruction: string;
  inResult: boolean;
  /** Its result is a table of contents. */
  isContents: boolean;
  /** State of a legacy form's check box, or null. */
  checkbox: boolean | null;
}

export function openField(): Field {
  return { instruction: '', inResult: false, isContents: false, checkbox: null };
}

export function isContentsCode(instruction: string): boolean {
  return /^\s*TOC\b/i.test(instruction);
}

export function isComputed(instruction: string): boolean {
  return /^\s*=/.test(instruction);
}

/** What a field without a result prints of itself: a legacy form's box, or a number put into a circle. */
export function textOfCode({ instruction, inResult, checkbox }: Field): string {
  if (inResult) return '';
  if (checkbox !== null) return checkbox ? '☑' : '☐';
  const circled = /^\s*eq\s*\\o\s*(?:\\ac)?\s*\(\s*[○〇◯]\s*[,;，；]\s*(\d{1,2})\s*\)/i.exec(instruction);
  const value = circled ? Number(circled[1]) : 0;
  return value >= 1 && value <= 20 ? String.fromCharCode(0x2460 + value - 1) : (circled?.[1] ?? '');
}
