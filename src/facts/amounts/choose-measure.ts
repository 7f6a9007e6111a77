/** The measure of a figure, by the order of evidence: its own words, the list it stands in, section and genre, the item itself. */
import type { Measure } from '../../model/review.js';
import type { Setting } from './meaning.js';
import { type MeasureHit, verbMeasure } from './measures.js';
import type { Named } from './name-items.js';
import { ITEM_BY_KEY, lastItem } from './vocabulary.js';

export interface MeasureEvidence {
  /** What the end of the clause says. */
  readonly hit: MeasureHit | null;
  readonly named: Named | null;
  readonly clause: string;
  /** Of the total whose list the figure stands in, or of the figure before in the sentence. */
  readonly inherited: Measure | null;
  /** Of the sentence before. */
  readonly spoken: Measure | null;
  readonly setting: Setting;
  readonly year: number | null;
}

/** 比2023年决算数 in a report of 2024 is the base of a change, as 比上年决算数 is. */
const PRIOR = /(?:上年|去年|上一年|^(?:同口径|同期)?(?:比|较|与|同)20\d{2}年)(?!.*(?:本年|今年|当年))/;
const CHANGES: ReadonlySet<Measure> = new Set(['increase', 'decrease', 'other']);

export function chooseMeasure(evidence: MeasureEvidence): Measure | null {
  const { hit, named, clause, inherited, spoken, setting, year } = evidence;
  const flow = named ? (ITEM_BY_KEY.get(named.key)?.flow ?? null) : null;
  const verb = setting.genre === 'budget' ? null : verbMeasure(clause);
  if (hit && !isPartOfName(clause, hit)) {
    // 压减一般性支出, 结余体彩公益金: the verb says what happened, the noun at the end only to what.
    const isNoun = !hit.explicit && (hit.measure === 'final' || hit.measure === 'revenue');
    return isNoun && (verb === 'decrease' || verb === 'balance')
      ? verb
      : byWords(hit, flow, clause, setting, year);
  }
  if (flow === 'balance' || flow === 'other') return flow;
  if (inherited && inherited !== 'balance') return besides(inherited, flow);
  if (setting.measure === 'budget') return 'budget';
  if (verb) return verb;
  if (setting.measure && setting.measure !== 'balance') return besides(setting.measure, flow);
  if (flow === 'spending' || flow === 'fiscal-revenue') return spoken && isBudget(spoken) ? spoken : 'final';
  if (flow === 'revenue') return spoken && isBudget(spoken) ? spoken : 'revenue';
  if (hit) return hit.measure;
  if (spoken && !CHANGES.has(spoken)) return spoken;
  return setting.fallback;
}

const isBudget = (measure: Measure): boolean =>
  measure === 'budget' || measure === 'initial-budget' || measure === 'adjusted-budget';

function byWords(
  { measure, explicit: isExplicit }: MeasureHit,
  flow: string | null,
  clause: string,
  setting: Setting,
  year: number | null,
): Measure {
  const isEarlier = year !== null && setting.year !== null && year < setting.year;
  if (measure === 'final' && isEarlier && PRIOR.test(clause)) return 'prior-final';
  // In a budget statement 收入 and 支出 name accounts, not what happened.
  if (setting.genre === 'budget' && !isExplicit && (measure === 'revenue' || measure === 'final'))
    return 'budget';
  // What a government took in is the execution of its budget.
  if (measure === 'revenue' && flow === 'fiscal-revenue') return 'final';
  return measure;
}

/** A list keeps its total's measure, save that income is not spent and spending is not received. */
function besides(near: Measure, flow: string | null): Measure {
  if (near === 'final' && flow === 'revenue') return 'revenue';
  if (near === 'revenue' && (flow === 'spending' || flow === 'fiscal-revenue')) return 'final';
  return near;
}

/** 支出 in 项目支出 is the name, in 三公经费支出 it is the word for what was spent. */
function isPartOfName(clause: string, hit: MeasureHit): boolean {
  const known = lastItem(clause);
  if (known === null || known.end !== clause.length || hit.start < known.start) return false;
  return lastItem(clause.slice(0, hit.start))?.item.key !== known.item.key;
}
