/** What the layout must know of characters. It reads text as printed: full-width and half-width forms both occur. */

const HAN =
  /[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\u2e80-\u2fdf\u2460-\u24ff\u2018-\u201d\u2014\u2026]|[\ud840-\ud8bf]/;
const LETTER = /[A-Za-z\u00c0-\u024f]/;
const LATIN = /[A-Za-z\u00c0-\u024f0-9]/;
const SPACES = /^[\s\u00a0\u3000]+$/;

/** Set in a square: Han characters and the punctuation, letters and digits drawn to their width. */
export function isHan(character: string | undefined): boolean {
  return character !== undefined && HAN.test(character);
}

export function isLetter(character: string | undefined): boolean {
  return character !== undefined && LETTER.test(character);
}

export function isLatin(character: string | undefined): boolean {
  return character !== undefined && LATIN.test(character);
}

export function isBlank(text: string): boolean {
  return SPACES.test(text);
}

const LABEL = new RegExp(
  [
    '^第[一二三四五六七八九十百零〇\\d]{1,4}(?:部分|章|节|篇)',
    '^[一二三四五六七八九十]{1,3}[、．.]',
    '^[（(][一二三四五六七八九十\\d]{1,3}[)）]',
    '^\\d{1,2}[、．](?!\\d)',
    '^\\d{1,2}\\.(?=[^\\d\\s%‰])',
    '^\\d{1,2}\\.\\s+(?=[^\\d\\s%‰])',
    '^\\d{1,2}[)）]',
    '^[①-⑳⑴-⒇㈠-㈩]',
    '^附\\s*(?:件|表)\\s*\\d{0,2}\\s*(?:[:：.、]|$)',
  ].join('|'),
);

/** Does a line begin with the number of a heading or of a list item? */
export function startsWithLabel(text: string): boolean {
  return LABEL.test(text);
}

const SENTENCE_END = /[。！？!?：:][”’"』」）)]*$/;

export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text);
}

const CANNOT_BEGIN = /^[%％‰，。、；：！？）》〉〕］】”’」』,;!?]|^[.)](?!\d)/;

/** Closing punctuation and signs of measure: no paragraph begins with one. */
export function cannotBegin(text: string): boolean {
  return CANNOT_BEGIN.test(text);
}

const CANNOT_END = /[（《〈〔［【“‘「『(]$/;

/** Opening brackets and quotes: no paragraph ends with one. */
export function cannotEnd(text: string): boolean {
  return CANNOT_END.test(text);
}

const HANGS = /[，。、；：！？）》〉〕］】”’」』]$/;

/** Closing punctuation may be set beyond the right margin. */
export function mayHang(text: string): boolean {
  return HANGS.test(text);
}

const LEADER =
  /(?:[.．·・•]\s?){4,}[^.．·・]{0,2}[（(]?\d{1,4}[)）]?$|[…⋯]{2,}\s*[（(]?\d{1,4}[)）]?$|(?:[.．·・]\s?){12,}$|…{4,}$/;

/** A line of a table of contents: a leader of dots up to a page number. */
export function isContentsLine(text: string): boolean {
  return LEADER.test(text);
}

const PAGE_NUMBER = new RegExp(
  [
    '^[-—–－―~·•\\s]*\\d{1,4}[-—–－―~·•\\s]*$',
    '^第?\\s*\\d{1,4}\\s*页?\\s*[,，/／、|]?\\s*共?\\s*\\d{1,4}\\s*页$',
    '^第\\s*\\d{1,4}\\s*页$',
    '^\\d{1,4}\\s*[/／]\\s*\\d{1,4}$',
    '^[ivxIVX]{1,5}$',
    '^page\\s*\\d+(?:\\s*of\\s*\\d+)?$',
  ].join('|'),
  'i',
);
const DRESSED = /页|page|[-—–－―~]\s*\d+\s*[-—–－―~]/i;

export function isPageNumber(text: string): boolean {
  return PAGE_NUMBER.test(text);
}

/** “— 3 —” and “第3页” cannot be anything else; a bare 3 can. */
export function isDressedPageNumber(text: string): boolean {
  return isPageNumber(text) && DRESSED.test(text);
}
