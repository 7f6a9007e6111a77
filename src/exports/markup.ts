import { cleanText } from './clean.js';

/** HTML that is safe to write out as it stands. Only `html` makes it, so text can never pass for markup. */
export interface Markup {
  readonly markup: string;
}

type Piece = Markup | string | number | null | undefined | readonly Piece[];

/** A template whose every inserted text is escaped; null and undefined vanish, lists are joined. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  let markup = parts[0] ?? '';
  for (const [index, piece] of pieces.entries()) markup += render(piece) + (parts[index + 1] ?? '');
  return { markup };
}

function render(piece: Piece): string {
  if (piece === null || piece === undefined) return '';
  if (typeof piece === 'string') return escapeHtml(cleanText(piece));
  if (typeof piece === 'number') return String(piece);
  return 'markup' in piece ? piece.markup : piece.map(render).join('');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
