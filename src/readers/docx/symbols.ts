/**
 * Characters of symbol fonts that reports use, above all the boxes of forms. The fonts keep them at 0xF000 and up, or at
 * the plain code; null for a sign that is not known here.
 */
export function symbolText(font: string, code: number): string | null {
  const table = tables.find(({ name }) => name.test(font));
  const low = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (table) return table.signs.get(low) ?? null;
  if (code >= 0xe000 && code <= 0xf8ff) return null;
  return code >= 0x20 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}

const tables: readonly { readonly name: RegExp; readonly signs: ReadonlyMap<number, string> }[] = [
  {
    name: /^wingdings 2$/i,
    signs: new Map([
      [0x2a, '□'],
      [0x50, '✓'],
      [0x52, '☑'],
      [0x53, '☒'],
      [0x54, '☒'],
      [0xa3, '□'],
      [0x30, '☐'],
      [0x4f, '✗'],
      [0x51, '☒'],
    ]),
  },
  {
    name: /^wingdings$/i,
    signs: new Map([
      [0x6c, '●'],
      [0x6d, '○'],
      [0x6e, '■'],
      [0x6f, '□'],
      [0x70, '□'],
      [0x71, '□'],
      [0x72, '□'],
      [0x75, '◆'],
      [0xa1, '○'],
      [0xa7, '▪'],
      [0xa8, '□'],
      [0xfb, '✗'],
      [0xfc, '✓'],
      [0xfd, '☒'],
      [0xfe, '☑'],
      [0xe0, '→'],
      [0xd8, '➢'],
    ]),
  },
  {
    name: /^symbol$/i,
    signs: new Map([
      [0xa3, '≤'],
      [0xb3, '≥'],
      [0xb1, '±'],
      [0xb4, '×'],
      [0xb7, '•'],
      [0xb8, '÷'],
      [0xb9, '≠'],
      [0xbb, '≈'],
      [0xe5, '∑'],
      [0x2d, '-'],
      [0x25, '%'],
      [0x2b, '+'],
      [0x3d, '='],
      [0x3c, '<'],
      [0x3e, '>'],
    ]),
  },
];
