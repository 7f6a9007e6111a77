import type { Block } from '../model/document.js';
import type { Passage } from '../model/facts.js';
import { findDate } from '../text/dates.js';
import { foldText } from '../text/fold.js';

/** Lines above the text in which the head of a page stands. */
const HEAD_LINES = 30;
const PAGE_HEAD = /来源\s?[:：]|浏览(?:量|次数)?\s?[:：]|点击(?:量|率|数)?\s?[:：]|(?:作者|责任编辑)\s?[:：]/;
const LONGEST_HEAD = 120;
const PUBLICATION = /(?:发布|公开|上传|公示)(?:时间|日期)\s?[:：]?\s?(?=20\d{2})/;

/** 发布时间：2025-08-20 in the head of a page, in a line or in a cell. */
export function findPublication(passages: readonly Passage[], blocks: readonly Block[]): string | null {
  const cells = blocks
    .filter((block) => block.kind === 'table')
    .slice(0, 1)
    .flatMap(({ cells: [...all] }) => all.map(({ text }, index) => `${text} ${all[index + 1]?.text ?? ''}`));
  for (const text of [...passages.slice(0, HEAD_LINES).map((passage) => passage.text), ...cells]) {
    const folded = foldText(text).text;
    const match = PUBLICATION.exec(folded);
    if (match) return findDate(folded.slice(match.index, match.index + 40));
    // 来源:财务科 2019-07-09 16:55 浏览量:1: the head of a page, without the word.
    if (text.length <= LONGEST_HEAD && PAGE_HEAD.test(folded)) {
      const day = findDate(folded);
      if (day !== null) return day;
    }
  }
  return null;
}
