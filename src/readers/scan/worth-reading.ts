import { isBlank } from '../pages/characters.js';
import type { PageContent } from '../pages/page-content.js';
import { layOutPage } from '../pages/page-layout.js';

/** Characters: fewer are a caption, a banner in a photograph, the words of a logo. */
const LEAST = 30;
/** Below it most of what is read is not what is printed: saying nothing is better. */
export const READABLE = 0.7;
/** A shorter line is a label: of a chart, of a sign in a photograph. */
const LINE = 8;
/** Of the characters: where fewer stand in lines and there is no table, it is a chart. */
const IN_LINES = 0.5;

/**
 * What a picture that stands among text holds: `text`, `nothing` (photographs, charts and logos hold a few words, but
 * nothing that somebody wrote into a report), or `unclear`: there is text, and it cannot be relied on.
 */
export function worthReading(content: PageContent, confidence: number): 'text' | 'nothing' | 'unclear' {
  const count = content.glyphs.filter(({ text }) => !isBlank(text)).length;
  if (count < LEAST) return 'nothing';
  if (confidence < READABLE) return 'unclear';
  const { items } = layOutPage(content);
  if (items.some(({ kind }) => kind === 'table')) return 'text';
  const lengths = items.map((item) => (item.kind === 'table' ? 0 : item.line.text.replace(/\s/g, '').length));
  const inLines = lengths.reduce((sum, length) => sum + (length >= LINE ? length : 0), 0);
  return inLines >= IN_LINES * count ? 'text' : 'nothing';
}
