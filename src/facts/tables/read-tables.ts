/** All tables of a document: what each is, its money, and the forms that it holds. */
import type { DocumentModel } from '../../model/document.js';
import type {
  AmountFact,
  BasicData,
  Indicator,
  PerformanceForm,
  RateRelation,
  ScoreSheet,
  TableFact,
  TableKind,
  TableSum,
} from '../../model/facts.js';
import { append } from '../../text/append.js';
import { foldKey } from '../../text/fold.js';
import { readBasicData } from './basic-data.js';
import { tableAmounts } from './cell-amounts.js';
import { describeTable, type TableContext } from './describe-table.js';
import { layoutOf } from './layout.js';
import { readForms } from './performance.js';
import { tableRates } from './rates.js';
import { readScoreSheet } from './score-sheet.js';
import { sumsOfFunds } from './sums/sums-of-funds.js';
import { tableSums } from './sums/table-sums.js';

export interface TablesOfDocument {
  readonly tables: readonly TableFact[];
  readonly amounts: readonly AmountFact[];
  readonly scoreSheets: readonly ScoreSheet[];
  readonly forms: readonly PerformanceForm[];
  readonly basicData: readonly BasicData[];
  readonly indicators: readonly Indicator[];
  /** Tables whose indicator part was recognised. */
  readonly indicatorTables: readonly string[];
  readonly sums: readonly TableSum[];
  readonly rates: readonly RateRelation[];
}

export function readTables(document: DocumentModel, context: TableContext): TablesOfDocument {
  const tables: TableFact[] = [];
  const amounts: AmountFact[] = [];
  const scoreSheets: ScoreSheet[] = [];
  const forms: PerformanceForm[] = [];
  const basicData: BasicData[] = [];
  const indicatorTables: string[] = [];
  const sums: TableSum[] = [];
  const rates: RateRelation[] = [];
  const lastText = document.blocks.findLastIndex(
    (block) => block.kind === 'paragraph' && block.layer === 'body',
  );
  for (const block of document.blocks) {
    if (block.kind !== 'table' || block.layer !== 'body') continue;
    const layout = layoutOf(block);
    const described = describeTable(block, layout, tables.length + 1, context);
    const sheet = readScoreSheet(block, described);
    if (sheet) {
      scoreSheets.push(sheet);
      tables.push({ ...described, role: 'score-sheet', kind: 'score-sheet' });
      continue;
    }
    const own = tableAmounts(block, layout, described, context);
    const found = readForms(layout, described, own);
    const basic = readBasicData(layout, described, own);
    append(amounts, own);
    append(forms, found);
    if (basic) basicData.push(basic);
    if (found.some(({ indicators }) => indicators.length > 0)) indicatorTables.push(described.id);
    const fact: TableFact = {
      ...described,
      kind: found[0]?.kind ?? (basic ? 'basic-data' : kindByItems(described, own)),
      unrecognised: [
        ...new Set([...found.flatMap(({ unrecognised }) => unrecognised), ...(basic?.unrecognised ?? [])]),
      ],
    };
    tables.push(fact);
    const goesOn = block.index > lastText || document.blocks[block.index + 1]?.kind === 'table';
    append(sums, tableSums(block, layout, fact, own, goesOn), sumsOfFunds(found));
    append(rates, tableRates(layout, fact, own, found));
  }
  const indicators = forms.flatMap((form) => form.indicators);
  return { tables, amounts, scoreSheets, forms, basicData, indicators, indicatorTables, sums, rates };
}

const THREE_PUBLIC = new Set(['三公经费', '因公出国(境)费', '公务接待费', '公务用车购置及运行维护费']);

function kindByItems(fact: TableFact, amounts: readonly AmountFact[]): TableKind | null {
  const keys = new Set(amounts.map(({ itemKey }) => itemKey));
  if ([...THREE_PUBLIC].filter((key) => keys.has(key)).length >= 3) return 'three-public';
  const title = foldKey(fact.caption ?? '');
  if (/分配|安排/.test(title) && amounts.length > 0) return 'allocation';
  return /决算/.test(title) && amounts.length > 0 ? 'accounts' : null;
}
