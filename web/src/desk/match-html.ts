import type { Block } from '../../../src/model/document.js';
import { foldRadicals } from '../../../src/text/radicals.js';

/** A run of one text node. */
export interface NodeRange {
  readonly node: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The HTML of a Word file is made by another program than the text that findings point into: white space, compatibility
 * forms and automatic numbers differ. Both sides are folded, and the blocks are looked for one after the other, so that
 * the second 九、 is not taken for the first.
 */
export interface HtmlText {
  readonly folded: string;
  /** Text node and offset in it of each folded character. */
  readonly nodes: Uint32Array;
  readonly offsets: Uint32Array;
}

export function readNodes(texts: readonly string[]): HtmlText {
  let folded = '';
  const nodes: number[] = [];
  const offsets: number[] = [];
  for (const [node, text] of texts.entries()) {
    const one = fold(text);
    folded += one.text;
    for (const origin of one.origins) {
      nodes.push(node);
      offsets.push(origin);
    }
  }
  return { folded, nodes: Uint32Array.from(nodes), offsets: Uint32Array.from(offsets) };
}

interface FoldedText {
  readonly text: string;
  /** Offset in the printed text of each folded unit. */
  readonly origins: readonly number[];
}

function fold(printed: string): FoldedText {
  let text = '';
  const origins: number[] = [];
  let offset = 0;
  for (const character of printed) {
    const folded = foldRadicals(character).normalize('NFKC').replace(/\s/g, '');
    text += folded;
    for (let index = 0; index < folded.length; index += 1) origins.push(offset);
    offset += character.length;
  }
  return { text, origins };
}

/** A block's text or that of one of its cells, found in the HTML. */
export interface Anchor {
  readonly block: number;
  readonly cell: { readonly row: number; readonly column: number } | null;
  /** Where it begins in the folded HTML, and which offset of the printed text its first folded character has. */
  readonly at: number;
  readonly origins: readonly number[];
}

/** How far ahead a short text may be looked for: a lone 1 stands everywhere. */
const NEAR = 300;
const SHORT = 8;

export function findAnchors({ folded }: HtmlText, blocks: readonly Block[]): readonly Anchor[] {
  const anchors: Anchor[] = [];
  let cursor = 0;
  const look = (text: string, label: number, place: Pick<Anchor, 'block' | 'cell'>) => {
    for (const skipped of label > 0 ? [0, label] : [0]) {
      const wanted = fold(text.slice(skipped));
      if (wanted.text === '') return;
      const at = folded.indexOf(wanted.text, cursor);
      if (at < 0 || (wanted.text.length < SHORT && at - cursor > NEAR)) continue;
      anchors.push({ ...place, at, origins: wanted.origins.map((origin) => origin + skipped) });
      cursor = at + wanted.text.length;
      return;
    }
  };
  for (const block of blocks) {
    if (block.layer === 'furniture') continue;
    if (block.kind === 'paragraph') look(block.text, block.autoLabel, { block: block.index, cell: null });
    else
      for (const { row, column, text } of block.cells)
        look(text, 0, { block: block.index, cell: { row, column } });
  }
  return anchors;
}

/** The text nodes that a range of a block's (or cell's) text lies in. Null as an end: all of it. */
export function nodeRanges(
  { nodes, offsets }: HtmlText,
  { at, origins }: Anchor,
  start: number | null,
  end: number | null,
): readonly NodeRange[] {
  const ranges: { node: number; start: number; end: number }[] = [];
  for (const [index, origin] of origins.entries()) {
    if (start !== null && origin < start) continue;
    if (end !== null && origin >= end) break;
    const node = nodes[at + index]!;
    const offset = offsets[at + index]!;
    const last = ranges.at(-1);
    if (last?.node === node) last.end = offset + 1;
    else ranges.push({ node, start: offset, end: offset + 1 });
  }
  return ranges;
}
