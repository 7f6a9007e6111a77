import { parseLabel } from '../../text/labels.js';

export type LineKind = 'blank' | 'heading' | 'row' | 'rule' | 'page-number' | 'integer' | 'text';

/** One physical line without its markup: what is left stands in `pieces`, each verbatim in the file. */
export interface Line {
  readonly kind: LineKind;
  readonly pieces: readonly string[];
  readonly text: string;
  /** Number of # in front, else null. */
  readonly outline: number | null;
  readonly bold: boolean;
  /** Length of a bold beginning, 0 for none. */
  readonly lead: number;
  /** Begins with a numbering label. */
  readonly labelled: boolean;
  readonly cells: readonly string[];
}

const PAGE_NUMBER =
  /^(?:[-—–]{1,2}\s*\d{1,4}\s*[-—–]{1,2}|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|Page\s+\d+(?:\s+of\s+\d+)?)$/i;
const INTEGER = /^\d{1,3}$/;
const SEPARATOR_ROW = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/;

export function readLine(raw: string): Line {
  const trimmed = raw.trim();
  if (trimmed === '') return empty('blank');
  if (SEPARATOR_ROW.test(raw) && raw.includes('-')) return empty('rule');
  const cells = splitRow(raw);
  if (cells.length > 1) return { ...empty('row'), cells };

  const heading = /^(#{1,6})\s+(.*?)(?:\s+#+)?$/.exec(trimmed);
  const content = heading ? heading[2]! : trimmed;
  const pieces = stripEmphasis(content);
  const text = pieces.join('');
  if (text === '') return empty('blank');
  const bold = /^(?:\*\*|__(?=[^_\s])).*(?:\*\*|[^_\s]__)$/.test(content) && pieces.length === 1;
  const kind = heading
    ? 'heading'
    : PAGE_NUMBER.test(text)
      ? 'page-number'
      : INTEGER.test(text)
        ? 'integer'
        : 'text';
  return {
    kind,
    pieces,
    text,
    outline: heading ? heading[1]!.length : null,
    bold,
    lead: !bold && content.startsWith('**') && pieces.length > 1 ? pieces[0]!.length : 0,
    labelled: parseLabel(text) !== null,
    cells: [],
  };
}

function empty(kind: LineKind): Line {
  return { kind, pieces: [], text: '', outline: null, bold: false, lead: 0, labelled: false, cells: [] };
}

/** Cells of a tab- or pipe-separated line; fewer than two means that it is no table row. */
function splitRow(raw: string): readonly string[] {
  if (raw.includes('\t')) {
    const cells = raw.split('\t').map((cell) => cell.trim());
    // An indented line is no row: something must stand on both sides of a tab, or several tabs.
    const filled = cells.filter((cell) => cell !== '').length;
    if (filled >= 2 || (filled === 1 && cells.length >= 3)) return cells;
  }
  const trimmed = raw.trim();
  const bars = trimmed.split('|').length - 1;
  if (bars >= 2 && (trimmed.startsWith('|') || trimmed.endsWith('|') || bars >= 3)) {
    const inner = trimmed.replace(/^\|/, '').replace(/\|$/, '');
    return inner.split('|').map((cell) => cell.trim());
  }
  return [];
}

/** The text between ** marks, in pieces that are each verbatim. Underscores stay: they are blanks to fill in. */
function stripEmphasis(text: string): readonly string[] {
  return text.split(/\*{1,3}(?=\S)|(?<=\S)\*{1,3}/).filter((piece) => piece !== '');
}
