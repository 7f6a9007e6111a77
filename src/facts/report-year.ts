import type { Block } from '../model/document.js';
import type { Passage } from '../model/facts.js';
import { foldText } from '../text/fold.js';
import { parseHanNumber } from '../text/numerals.js';

const YEAR = /(20\d{2})\s?年/g;
const HAN_YEAR = /二[〇○零oO0]([〇○零一二三四五六七八九])([〇○零一二三四五六七八九])\s?年/;

/** The year reported on: of the title, else of the cover, else the one that most 20XX年度 of the text name. */
export function findYear(
  title: string | null,
  passages: readonly Passage[],
  blocks: readonly Block[],
): number | null {
  if (title) {
    const year = firstYear(title);
    if (year) return year;
  }
  for (const passage of passages) {
    if (passage.kind === 'heading' || passage.kind === 'body') break;
    if (/\d{1,2}\s?月|-\d{2}-|附件|索引|发布/.test(passage.text)) continue;
    const year = firstYear(passage.text);
    if (year) return year;
  }
  return mostNamed(blocks, ACCOUNT_YEAR) ?? mostNamed(blocks, ANY_YEAR);
}

/** 2024年度, 2024年部门…: a year that accounts are of. */
const ACCOUNT_YEAR =
  /(?<![较比与同按])(20\d{2})\s?年(?:度(?!决算数)|\s?(?:部门|单位|项目|整体|预算|收入|支出|财政|一般|收支|“|"|第))/g;
/** Any year that is neither a date nor what something is compared with. */
const ANY_YEAR = /(?<![较比与同按〔[\d])(20\d{2})\s?年(?!\s?\d{1,2}\s?月)/g;

function mostNamed(blocks: readonly Block[], pattern: RegExp): number | null {
  const counts = new Map<number, number>();
  const count = (text: string): void => {
    for (const match of foldText(text).text.matchAll(pattern)) {
      const year = Number(match[1]);
      counts.set(year, (counts.get(year) ?? 0) + 1);
    }
  };
  for (const block of blocks) {
    if (block.layer !== 'body') continue;
    if (block.kind === 'paragraph') count(block.text);
    else for (const cell of block.cells) count(cell.text);
  }
  const best = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0];
  return best?.[0] ?? null;
}

function firstYear(text: string): number | null {
  const folded = foldText(text).text;
  YEAR.lastIndex = 0;
  const match = YEAR.exec(folded);
  if (match) return Number(match[1]);
  const han = HAN_YEAR.exec(folded);
  if (!han) return null;
  const digit = (character: string): number => parseHanNumber(character.replace('○', '〇')) ?? 0;
  return 2000 + digit(han[1]!) * 10 + digit(han[2]!);
}
