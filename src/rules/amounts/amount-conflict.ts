import type { AmountFact, DocumentFacts } from '../../model/facts.js';
import { foldText } from '../../text/fold.js';
import { defineSubmissionRule } from '../define-rule.js';
import { agree, printMoney, toleranceOf } from '../shared/tolerance.js';

/** Items that mean one thing in a unit's report; 其他资金 or 教育支出 may stand for many. */
const SINGULAR = new Set([
  '基本支出',
  '项目支出',
  '人员经费',
  '公用经费',
  '三公经费',
  '因公出国(境)费',
  '公务用车购置及运行维护费',
  '公务用车购置费',
  '公务用车运行维护费',
  '公务接待费',
  '本年支出合计',
  '支出总计',
  '收入总计',
  '本年收入合计',
]);
const MEASURES = new Set(['initial-budget', 'budget', 'adjusted-budget', 'final', 'prior-final', 'revenue']);
/** Words before a figure that make it another fact than the bare item. */
const QUALIFIER =
  /财政拨款|一般公共预算|政府性基金|国有资本|本级|下属|汇总|其中|人均|每|月|上半年|下半年|季度|累计|追加|新增/g;
const QUALIFIER_REACH = 28;

/** One fact has two different values in the submission: text and text, text and table, document and document. */
export default defineSubmissionRule({
  id: 'amount-conflict',
  title: '同一金额前后不一致',
  why: '同一项目、同一口径的金额在材料里有两个数，无法判断哪个是对的。',
  remedy: '核对决算表，把各处改为同一个数；口径不同的写明口径。',
  severity: 'error',
  source: '评分表 C2/C3',
  needs: ['documents'],

  applies: ({ documents }) => documents.flatMap(({ amounts }) => amounts).length > 1,

  *check({ documents }) {
    for (const mentions of groupsOf(documents)) {
      const first = mentions[0]!;
      const reported = new Set<string>();
      for (const other of mentions.slice(1)) {
        const value = printMoney(other);
        if (agree(first.value, other.value, toleranceOf([first, other])) || reported.has(value)) continue;
        reported.add(value);
        yield {
          message: `${other.year ?? ''}${other.year ? '年' : ''}${other.item}前面写的是${printMoney(first)}，这里是${value}。`,
          at: other.ref,
          related: [first.ref],
          expected: printMoney(first),
          actual: value,
          confidence: 0.8,
          rests: [other.ref, first.ref],
        };
      }
    }
  },
});

/** Mentions of one fact: same item, measure, year, scope and qualifiers. */
function groupsOf(documents: readonly DocumentFacts[]): readonly (readonly AmountFact[])[] {
  const groups = new Map<string, AmountFact[]>();
  for (const document of documents) {
    const texts = new Map(document.passages.map(({ ref, text }) => [ref.block, text]));
    for (const amount of document.amounts) {
      if (amount.itemKey === null || !SINGULAR.has(amount.itemKey)) continue;
      if (amount.measure === null || !MEASURES.has(amount.measure) || amount.year === null) continue;
      if (amount.approximate || amount.per) continue;
      const key = [
        amount.itemKey,
        amount.measure,
        amount.year,
        amount.scope ?? '',
        qualifiersOf(amount, texts),
      ].join('|');
      const group = groups.get(key);
      if (group) group.push(amount);
      else groups.set(key, [amount]);
    }
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function qualifiersOf(amount: AmountFact, texts: ReadonlyMap<number, string>): string {
  if (amount.table !== null) return '';
  const text = texts.get(amount.ref.block) ?? '';
  const start = amount.ref.start ?? 0;
  const before = foldText(text.slice(Math.max(0, start - QUALIFIER_REACH), start)).text;
  const clause = before.slice(
    Math.max(before.lastIndexOf('。'), before.lastIndexOf(';'), before.lastIndexOf(',')) + 1,
  );
  return [...new Set(clause.match(QUALIFIER) ?? [])].sort().join('+').replace('其中', '');
}
