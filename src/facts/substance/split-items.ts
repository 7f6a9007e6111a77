/** Lines of a part cut into items: what one problem or one measure says. */

import type { SubstanceForm } from '../../model/substance.js';
import { foldKey } from '../../text/fold.js';
import { type Line, type Opening, openingsOf } from './lines.js';

/** A stretch of one line. */
export interface Piece {
  readonly line: Line;
  readonly start: number;
  readonly end: number;
}

export interface RawItem {
  readonly pieces: readonly Piece[];
  /** Where the text begins behind its label, in the first piece. */
  readonly textStart: number;
  /** Its heading, without label, where it has one. */
  readonly heading: string | null;
  /** Heading and lead of the list that it stands in: 资产管理方面. What it says holds for the items below. */
  readonly context: string;
}

export interface SplitItems {
  readonly items: readonly RawItem[];
  readonly form: SubstanceForm;
}

/**
 * Characters that an entry of an inner list must hold on average to be an item of its own: half of what the sheet's
 * readers take for a described problem (30). Below it the list only details its heading.
 */
const SUBSTANCE = 15;
/** Longest text in front of a list that only leads to it, and longest paragraph that can be a lead. */
const LEAD_MAX = 60;
const LEAD =
  /[:：]$|(?:如下|以下|下列)[^。；;]{0,12}[。:：]?$|(?:表现[为在]|表现在以下|薄弱环节|几个?方面|问题|不足)[。:：]?$/;
/** 原因：一是…二是…: the list names causes, not problems. */
const CAUSE_LEAD = /(?:原因|成因)[^。；;\n]{0,12}$/;

export function splitItems(lines: readonly Line[]): SplitItems {
  const openings = openingsOf(lines);
  const list = findList(openings);
  if (list.length > 0) {
    const items = list.flatMap((opening, index) =>
      entry(lines, openings, opening, list[index + 1] ?? null, ''),
    );
    return { items, form: items.length > 0 ? 'list' : 'lump' };
  }
  const filled = lines.filter(({ text, start, end }) => foldKey(text.slice(start, end)).length > 1);
  const said = filled.filter((line, index) => filled.length === 1 || !isLead(line, index, filled));
  const items = said.map((line) => ({
    pieces: [{ line, start: line.start, end: line.end }],
    textStart: line.start,
    heading: null,
    context: '',
  }));
  return { items, form: items.length > 1 ? 'paragraphs' : 'lump' };
}

function isLead(line: Line, index: number, lines: readonly Line[]): boolean {
  const text = line.text.slice(line.start, line.end).trim();
  return index < lines.length - 1 && text.length <= LEAD_MAX && LEAD.test(text);
}

/**
 * The outermost list: of the styles in order of appearance the first that counts. One opening alone is a list only as a
 * heading; a run may skip a number but not fall back, unless it begins again at one.
 */
function findList(openings: readonly Opening[]): readonly Opening[] {
  for (const style of new Set(openings.map((opening) => opening.style))) {
    const own = openings.filter((opening) => opening.style === style);
    const first = own[0]!;
    const rises = own.every(
      ({ ordinal }, index) => index === 0 || ordinal >= own[index - 1]!.ordinal || ordinal === 1,
    );
    if (first.heading) {
      // A sibling of a heading may have been too long for one: then it stands at the beginning of a line, or behind it.
      const leading = own.filter(({ leads }) => leads);
      return leading.length === 1 && rises ? own : leading;
    }
    if (own.length < 2 || first.ordinal > 2) continue;
    if (rises) return own;
  }
  return [];
}

/** One entry of a list: an item, or the items of the list inside it. */
function entry(
  lines: readonly Line[],
  openings: readonly Opening[],
  opening: Opening,
  next: Opening | null,
  above: string,
): readonly RawItem[] {
  const pieces = piecesBetween(lines, opening, next);
  const head = lines[opening.line]!;
  const heading = opening.heading ? head.head : null;
  const own: RawItem = { pieces, textStart: opening.textStart, heading, context: above };
  const inside = openings
    .slice(opening.index + 1, next?.index ?? openings.length)
    .filter(({ style }) => style !== opening.style);
  const list = findList(inside);
  if (list.length === 0) return [own];
  const lead = piecesBetween(lines, opening, list[0]!)
    .map(({ line, start, end }) => line.text.slice(start, end))
    .join('\n');
  if (CAUSE_LEAD.test(lead.trim().replace(/[:：为是有]+$/, ''))) return [own];
  const parts = list.map((part, index) => piecesBetween(lines, part, list[index + 1] ?? next));
  const average = parts.reduce((sum, part) => sum + sizeOf(part), 0) / parts.length;
  if (average < SUBSTANCE) return [own];
  const context = [above, lead].filter((text) => text !== '').join('\n');
  return list.flatMap((part, index) => entry(lines, openings, part, list[index + 1] ?? next, context));
}

function piecesBetween(lines: readonly Line[], from: Opening, to: Opening | null): readonly Piece[] {
  const last = to ? to.line : lines.length - 1;
  const pieces: Piece[] = [];
  for (let index = from.line; index <= last; index += 1) {
    const line = lines[index]!;
    const start = index === from.line ? from.start : line.start;
    const end = to && index === to.line ? to.start : line.end;
    if (foldKey(line.text.slice(start, end)) !== '') pieces.push({ line, start, end });
  }
  return pieces;
}

const sizeOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { line, start, end }) => sum + foldKey(line.text.slice(start, end)).length, 0);
