import { keptHtml, keptOriginal, keptPage } from './names.js';
import { pageWidths } from './page-widths.js';

/** Names of an original, and of what was made of its pages to be looked at. */
export function originalNames(hash: string, pages: number): string[] {
  const pictures = Array.from({ length: pages }, (_, index) =>
    pageWidths.map((width) => keptPage(hash, index + 1, width)),
  ).flat();
  return [keptOriginal(hash), keptHtml(hash), ...pictures];
}
