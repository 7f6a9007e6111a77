/** Every fact with all places that state it: (item, measure, year, scope, qualifiers) → mentions, over all documents. */
import type { AmountFact, DocumentFacts, LedgerEntry } from '../model/facts.js';
import { foldText } from '../text/fold.js';

/** Words before a figure that make it another fact than the bare item. */
const QUALIFIER =
  /财政拨款|一般公共预算|政府性基金|国有资本|本级|下属|汇总|人均|每|月|上半年|下半年|季度|累计|追加|新增/g;
const QUALIFIER_REACH = 28;

/** Entries in the order of their first mention. Figures without item, measure or year, and rates per head, are no facts. */
export function buildLedger(documents: readonly DocumentFacts[]): readonly LedgerEntry[] {
  const entries = new Map<
    string,
    { readonly entry: Omit<LedgerEntry, 'mentions'>; readonly mentions: AmountFact[] }
  >();
  for (const document of documents) {
    const texts = new Map(document.passages.map(({ ref, text }) => [ref.block, text]));
    for (const amount of document.amounts) {
      const { itemKey, measure, year, scope } = amount;
      if (itemKey === null || measure === null || year === null || amount.per || amount.approximate) continue;
      const qualifiers = qualifiersOf(amount, texts);
      const key = [itemKey, measure, year, scope ?? '', qualifiers].join('|');
      const found = entries.get(key);
      if (found) found.mentions.push(amount);
      else
        entries.set(key, { entry: { item: itemKey, measure, year, scope, qualifiers }, mentions: [amount] });
    }
  }
  return [...entries.values()].map(({ entry, mentions }) => ({ ...entry, mentions }));
}

function qualifiersOf(amount: AmountFact, texts: ReadonlyMap<number, string>): string {
  if (amount.table !== null) return '';
  const text = texts.get(amount.ref.block) ?? '';
  const start = amount.ref.start ?? 0;
  const before = foldText(text.slice(Math.max(0, start - QUALIFIER_REACH), start)).text;
  const clause = before.slice(
    Math.max(before.lastIndexOf('。'), before.lastIndexOf(';'), before.lastIndexOf(',')) + 1,
  );
  return [...new Set(clause.match(QUALIFIER) ?? [])].sort().join('+');
}
