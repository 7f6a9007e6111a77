/** 基本支出 911000.39 元，其中： and the parts in paragraphs of their own below. */
import type { AmountFact, Passage, SumRelation } from '../../model/facts.js';
import { equals, sum } from '../../text/decimal.js';
import { foldText } from '../../text/fold.js';
import { parseLabel } from '../../text/labels.js';
import { relationOf } from './sums.js';
import { ITEM_BY_KEY } from './vocabulary.js';

const OPENS = /(?:其中|包括|具体为|分项如下|具体如下)\s?[:：,，]?\s?$/;
/** Words between the start of a part's paragraph and its figure: a name, not a sentence. */
const NAME_REACH = 24;
const MOST_PARTS = 12;

/** What one paragraph opens and those right below list. `amounts`: in reading order. */
export function findListsBelow(
  passages: readonly Passage[],
  amounts: readonly AmountFact[],
): readonly SumRelation[] {
  const byBlock = new Map<number, AmountFact[]>();
  for (const amount of amounts) {
    const own = byBlock.get(amount.ref.block);
    if (own) own.push(amount);
    else byBlock.set(amount.ref.block, [amount]);
  }
  const relations: SumRelation[] = [];
  passages.forEach((passage, index) => {
    if (!isSpoken(passage) || !OPENS.test(foldText(passage.text).text)) return;
    const total = (byBlock.get(passage.ref.block) ?? []).findLast(isLevel);
    if (!total || !endsWith(passage, total)) return;
    const known = total.itemKey === null ? [] : (ITEM_BY_KEY.get(total.itemKey)?.parts ?? []);
    const parts: AmountFact[] = [];
    for (const below of passages.slice(index + 1, index + 1 + MOST_PARTS)) {
      const first = (byBlock.get(below.ref.block) ?? [])[0];
      if (!isSpoken(below) || below.part !== passage.part || !first || !isNamed(below, first)) break;
      if (known.length > 0 && !known.includes(first.itemKey!)) break;
      if (first.measure !== total.measure || first.year !== total.year || first.itemKey === total.itemKey)
        break;
      parts.push(first);
      // Full: what comes next is another matter.
      if (parts.length > 1 && equals(sum(parts.map(({ value }) => value)), total.value)) break;
    }
    const found = parts.length > 1 ? relationOf(total, parts) : null;
    if (found) relations.push(found);
  });
  return relations;
}

const isSpoken = ({ kind }: Passage): boolean => kind === 'body' || kind === 'heading';
const isLevel = ({ measure }: AmountFact): boolean => measure !== 'increase' && measure !== 'decrease';

/** Between the total and 其中 stands nothing but a comma. */
function endsWith({ text }: Passage, total: AmountFact): boolean {
  const rest = foldText(text.slice(total.ref.end ?? 0)).text.replace(/\s/g, '');
  return /^[,;。]?(?:其中|包括|具体为|分项如下|具体如下)[:,]?$/.test(rest);
}

function isNamed({ text }: Passage, { ref, itemKey }: AmountFact): boolean {
  if (itemKey === null) return false;
  const label = parseLabel(text);
  const words = text.slice(label?.end ?? 0, ref.start ?? 0);
  return words.trim().length <= NAME_REACH && !/[。；;]/.test(words);
}
