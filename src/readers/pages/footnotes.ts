import { isPageNumber } from './characters.js';
import { lineBox } from './lines.js';
import type { PageContent } from './page-content.js';
import type { LayoutItem } from './page-layout.js';

/** A note's type against that of the text, and its separator against the page. */
const SMALLER = 0.9;
const SHORT_RULE = 0.6;

/** Footnotes: small lines at the foot of the page below a short rule. The text above them goes on on the next page. */
export function setNotesApart(items: readonly LayoutItem[], content: PageContent): readonly LayoutItem[] {
  const { frame, rules } = content;
  const lines = items.flatMap((item) => (item.kind === 'line' ? [item.line] : []));
  const largest = lines.reduce((size, line) => (line.count > 10 ? Math.max(size, line.size) : size), 0);
  const separator = rules.find(
    ({ horizontal, at, from, to }) =>
      horizontal &&
      at > frame.height / 2 &&
      to - from > 36 &&
      to - from < frame.width * SHORT_RULE &&
      lines.some((line) => line.y > at) &&
      lines.every(
        (line) => line.y < at || isPageNumber(line.text) || isNote(line.size, largest, lineBox(line).y, at),
      ),
  );
  if (!separator) return items;
  return items.map((item) =>
    item.kind === 'line' && item.line.y > separator.at && !isPageNumber(item.line.text)
      ? { ...item, kind: 'note' }
      : item,
  );
}

function isNote(size: number, textSize: number, top: number, rule: number): boolean {
  return size <= textSize * SMALLER && top >= rule - 1;
}
