import type { Block } from '../../../src/model/document.js';
import { lookOf, type MarkLooks } from './mark-look.js';
import type { Mark } from './marks.js';
import { findAnchors, nodeRanges, readNodes } from './match-html.js';
import { cutPieces } from './pieces.js';

/** Wraps the marked places of the HTML of a document. How they look is said later, and again whenever it changes. */
export function markHtml(root: HTMLElement, blocks: readonly Block[], marks: readonly Mark[]): void {
  const texts = textNodes(root);
  const html = readNodes(texts.map(({ data }) => data));
  const anchors = findAnchors(html, blocks);
  const inNodes = new Map<number, Mark[]>();
  for (const mark of marks) {
    const { block, cell, start, end } = mark.location;
    const anchor = anchors.find(
      (one) =>
        one.block === block &&
        (cell === null || (one.cell?.row === cell.row && one.cell.column === cell.column)),
    );
    if (!anchor) continue;
    for (const range of nodeRanges(html, anchor, start, end)) {
      const there = inNodes.get(range.node) ?? [];
      // The pieces of one text node are cut in that node's own offsets.
      there.push({ ...mark, location: { ...mark.location, start: range.start, end: range.end } });
      inNodes.set(range.node, there);
    }
  }
  const numbered = new Set<string>();
  for (const [node, there] of inNodes) wrap(texts[node]!, there, numbered);
}

function textNodes(root: HTMLElement): readonly Text[] {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text);
  return nodes;
}

function wrap(text: Text, marks: readonly Mark[], numbered: Set<string>): void {
  const { data, ownerDocument } = text;
  const pieces = cutPieces(data.length, marks).map(({ start, end, marks: over }) => {
    const printed = data.slice(start, end);
    if (over.length === 0) return ownerDocument.createTextNode(printed);
    const element = ownerDocument.createElement('span');
    element.textContent = printed;
    element.dataset.marks = over.map(({ id }) => id).join(' ');
    element.setAttribute('role', 'button');
    element.tabIndex = 0;
    // Only where a mark begins, though a program may have cut it into several text nodes.
    if (over.some(({ id }) => !numbered.has(id))) element.dataset.first = '';
    for (const { id } of over) numbered.add(id);
    return element;
  });
  text.replaceWith(...pieces);
}

export function styleMarks(
  root: HTMLElement,
  marks: readonly Mark[],
  selected: string | null,
  looks: MarkLooks,
): void {
  const byId = new Map(marks.map((mark) => [mark.id, mark]));
  for (const element of root.querySelectorAll<HTMLElement>('[data-marks]')) {
    const over = (element.dataset.marks ?? '').split(' ').flatMap((id) => byId.get(id) ?? []);
    const look = lookOf(over, selected, looks);
    if (!look) continue;
    element.className = look.className;
    element.title = look.title ?? '';
    element.dataset.lead = look['data-lead'];
    if (element.dataset.first !== undefined && look['data-number'] !== undefined)
      element.dataset.number = look['data-number'];
  }
}
