import type { OcrCharacter } from '../../ports/ocr.js';

export interface MendedCharacter extends OcrCharacter {
  /** The comma of `1,500` that was read as a point: it may have been one. */
  readonly doubtful?: boolean;
}

/**
 * What engines are known to mistake and print cannot mean. Everything else stays as it was read: a mistake of the
 * document must not be mended away.
 */
export function mend(characters: readonly OcrCharacter[]): MendedCharacter[] {
  return mendFigures(foldPageNumber(foldPairs(foldLabel(foldOne(dropSpaces(characters.map(foldWidth)))))));
}

/**
 * Full-width digits and signs of figures are digits. A lone dot stroke 丶 is a part of characters and no word of its own: it
 * is the 、 of 三、 in faces that draw it long.
 */
function foldWidth(character: OcrCharacter): OcrCharacter {
  const text = character.text
    .replace(/[０-９％]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('丶', '、');
  return text === character.text ? character : { ...character, text };
}

/** Spaces stand between Latin words only; other gaps are told by places. */
function dropSpaces(characters: readonly OcrCharacter[]): OcrCharacter[] {
  const isLatin = (character: OcrCharacter | undefined) =>
    character !== undefined && /^[A-Za-z]/.test(character.text);
  return characters.filter(
    ({ text }, at) => text.trim() !== '' || (isLatin(characters[at - 1]) && isLatin(characters[at + 1])),
  );
}

const LEVEL = /^[-—–_]$/;
/** What stands behind 一 where a line begins, and behind no dash: 一、 一是 一级 一般. */
const AFTER_ONE = /^[、是级般]$/;

/** A level stroke before such a word is the numeral. */
function foldOne(characters: readonly OcrCharacter[]): OcrCharacter[] {
  const [first, second] = characters;
  if (!first || !second || !LEVEL.test(first.text) || !AFTER_ONE.test(second.text)) return [...characters];
  return [{ ...first, text: '一' }, ...characters.slice(1)];
}

const LABEL = /^([《〈<«({[【［〔（])([一二三四五六七八九十]{1,3}|\d{1,2})([》〉>»)}\]】］〕）])/;

/** The bracket of a numbered heading at the start of a line: 《一) is （一）. Real titles are longer. */
function foldLabel(characters: readonly OcrCharacter[]): OcrCharacter[] {
  if (characters.some(({ text }) => text.length !== 1)) return [...characters];
  const label = LABEL.exec(
    characters
      .slice(0, 5)
      .map(({ text }) => text)
      .join(''),
  );
  if (!label) return [...characters];
  const end = label[0].length - 1;
  return characters.map((character, at) => {
    if (at === 0) return { ...character, text: '（' };
    return at === end ? { ...character, text: '）' } : character;
  });
}

const ROUND_OPEN = /^[(（]$/;
const ROUND_CLOSE = /^[)）]$/;
const ANGLE_OPEN = /^[〈《<]$/;
const ANGLE_CLOSE = /^[〉》>]$/;

/** 〈盖章) is （盖章）: of two brackets that belong together and differ, the round one is right. */
function foldPairs(characters: readonly OcrCharacter[]): OcrCharacter[] {
  const folded = [...characters];
  const open: number[] = [];
  folded.forEach(({ text }, at) => {
    if (ROUND_OPEN.test(text) || ANGLE_OPEN.test(text)) open.push(at);
    else if (ROUND_CLOSE.test(text) || ANGLE_CLOSE.test(text)) {
      const from = open.pop();
      if (from === undefined) return;
      if (ANGLE_OPEN.test(folded[from]!.text) && ROUND_CLOSE.test(text))
        folded[from] = { ...folded[from]!, text: '（' };
      else if (ROUND_OPEN.test(folded[from]!.text) && ANGLE_CLOSE.test(text))
        folded[at] = { ...folded[at]!, text: '）' };
    }
  });
  return folded;
}

const PAGE_NUMBER = /^[-—–一_~]\d{1,4}[-—–一_~]$/;

/** — 3 —: the lines at both sides of a page number are read as whatever is level. */
function foldPageNumber(characters: readonly OcrCharacter[]): OcrCharacter[] {
  const last = characters.length - 1;
  if (!PAGE_NUMBER.test(characters.map(({ text }) => text).join(''))) return [...characters];
  return characters.map((character, at) =>
    at === 0 || at === last ? { ...character, text: '—' } : character,
  );
}

const ZERO = /^[OoQ〇○]$/;
const ONE = /^[lI|]$/;
const DIGIT = /^\d$/;
const POINT = /^[.．·]$/;
const COMMA = /^[,，、]$/;

/** Inside a figure, a letter is the digit it looks like, and a sign before groups of three is a comma. */
function mendFigures(characters: readonly OcrCharacter[]): MendedCharacter[] {
  const mended = characters.map((character, at) => {
    const [before, after] = [characters[at - 1]?.text ?? '', characters[at + 1]?.text ?? ''];
    const isInside = DIGIT.test(before) && /^[\d.,%万亿元]$/.test(after);
    const isAfterPoint = POINT.test(before) && DIGIT.test(characters[at - 2]?.text ?? '');
    if (!isInside && !isAfterPoint) return character;
    if (ZERO.test(character.text)) return { ...character, text: '0' };
    return ONE.test(character.text) ? { ...character, text: '1' } : character;
  });
  return mendSeparators(mended);
}

/** `3.286.45` → `3,286.45`, `1，500.00` → `1,500.00`, `1.500` → `1,500`: exactly three digits to the end are thousands. */
function mendSeparators(characters: readonly OcrCharacter[]): MendedCharacter[] {
  const mended: MendedCharacter[] = [...characters];
  for (let at = 0; at < mended.length; at += 1) {
    if (!DIGIT.test(mended[at]!.text)) continue;
    let end = at;
    while (end < mended.length && isFigurePart(mended, end)) end += 1;
    const text = mended
      .slice(at, end)
      .map((each) => each.text)
      .join('');
    const isRate = /^[%％‰]/.test(mended[end]?.text ?? '');
    const printed = isRate ? text : mendFigure(text);
    const doubtful = ONE_POINT.test(text);
    for (let place = at; place < end; place += 1) {
      const sign = printed[place - at]!;
      if (sign === mended[place]!.text) continue;
      mended[place] = { ...mended[place]!, text: sign, ...(doubtful ? { doubtful } : {}) };
    }
    at = end;
  }
  return mended;
}

const ONE_POINT = /^\d{1,3}[.．]\d{3}$/;

function isFigurePart(characters: readonly OcrCharacter[], at: number): boolean {
  const text = characters[at]!.text;
  if (DIGIT.test(text)) return true;
  if (!POINT.test(text) && !COMMA.test(text)) return false;
  return DIGIT.test(characters[at + 1]?.text ?? '');
}

/** Of the same length as it was read. */
function mendFigure(text: string): string {
  const plain = text.replace(/．/g, '.');
  if (/^[1-9]\d{0,2}(?:[.,，]\d{3})+(?:\.\d{1,2})?$/.test(plain)) {
    return plain.replace(/[.,，](?=\d{3}(?:\D|$))/g, ',');
  }
  return plain;
}
