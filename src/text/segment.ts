/** Words of a text: terms of a dictionary whole, figures whole, and what lies between as an engine parts it. */
import type { Segmenter } from '../model/submission.js';

const FIGURE = /\d(?:[\d,.，．]*\d)?[%％‰]?/y;

/**
 * The same dictionary on every engine: its words are taken out first, the longest at each place, and figures with them, so
 * that no engine cuts 固定资产台账 or 87.56. Linear in the text.
 */
export function keepWords(engine: Segmenter, dictionary: readonly string[]): Segmenter {
  const byFirst = new Map<string, string[]>();
  for (const word of new Set(dictionary)) {
    if (word.length < 2) continue;
    const list = byFirst.get(word[0]!) ?? [];
    list.push(word);
    byFirst.set(word[0]!, list);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length);
  return (text) => {
    const words: string[] = [];
    let open = 0;
    const close = (to: number): void => {
      if (to > open) words.push(...engine(text.slice(open, to)));
    };
    for (let at = 0; at < text.length; ) {
      const length = figureAt(text, at) || termAt(text, at, byFirst);
      if (length === 0) {
        at += 1;
        continue;
      }
      close(at);
      words.push(text.slice(at, at + length));
      at += length;
      open = at;
    }
    close(text.length);
    return words;
  };
}

function figureAt(text: string, at: number): number {
  FIGURE.lastIndex = at;
  return FIGURE.exec(text)?.[0].length ?? 0;
}

function termAt(text: string, at: number, byFirst: ReadonlyMap<string, readonly string[]>): number {
  return byFirst.get(text[at]!)?.find((word) => text.startsWith(word, at))?.length ?? 0;
}

/** Characters that join words rather than make them. */
const JOINING = '的了和与及或等在对为以由从被把将使于至并且但而也都已未就其之所';
const PIECE = new RegExp(`[${JOINING}]|[^\\P{Script=Han}${JOINING}]+|[A-Za-z]+|\\s+|[^]`, 'gu');

/** Without any dictionary: runs of characters between joining words and marks. `keepWords` gives it the terms. */
export const plainRuns: Segmenter = (text) => text.match(PIECE) ?? [];
