/** Money and percentages with their meaning, and what the text says of how they hang together. */
import type { Exact, Ref } from './place.js';
import type { Measure } from './review.js';

export interface AmountFact {
  readonly id: string;
  readonly ref: Ref;
  readonly raw: string;
  /** In yuan. */
  readonly value: Exact;
  /** One of the last printed digit, in yuan: how exactly the figure is given. */
  readonly step: Exact;
  /** Power of ten of the printed or inherited unit: 0 元, 4 万元, 8 亿元. */
  readonly exponent: number;
  /** In the field's words, as printed there; null where the text does not say. */
  readonly item: string | null;
  /** The item's canonical name, for comparing: 三公经费, 人员经费. */
  readonly itemKey: string | null;
  readonly measure: Measure | null;
  readonly year: number | null;
  /** 本级, 汇总, 1-6月 …: figures of another scope are another fact. */
  readonly scope: string | null;
  readonly section: string | null;
  readonly table: string | null;
  readonly approximate: boolean;
  /** 1000元/人: a rate, no sum. */
  readonly per: boolean;
}

export interface PercentFact {
  readonly ref: Ref;
  /** What it is a percentage of, in words: 三公经费增长率, 财政拨款收入占比; null where the text does not say. */
  readonly of: string | null;
  readonly raw: string;
  readonly value: Exact;
  readonly step: Exact;
  readonly section: string | null;
  readonly approximate: boolean;
}

/** 其中：…, 合计: what the text says adds up. */
export interface SumRelation {
  readonly kind: 'sum';
  readonly total: AmountFact;
  readonly parts: readonly AmountFact[];
  /** The wording claims that the parts are all there are. */
  readonly complete: boolean;
  /** How far total and parts may differ by rounding, in yuan. */
  readonly tolerance: Exact;
  readonly ref: Ref;
}

/** 率 = 甲 / 乙, or 增长率 = change / base. */
export interface RateRelation {
  readonly kind: 'rate';
  readonly percent: PercentFact;
  readonly rate: 'completion' | 'share' | 'growth' | 'decline';
  /** As the clerk calls it: 执行率, 占比, 增长率. */
  readonly name: string;
  readonly numerator: readonly AmountFact[];
  readonly denominator: readonly AmountFact[];
  /** What the figures give, in percent; null when the base is zero. */
  readonly expected: Exact | null;
  /** What rounding of the figures can do to the rate, in percent points. */
  readonly tolerance: Exact;
  readonly ref: Ref;
}

/** 较上年增加 X: this year's figure, last year's where it is stated, and the difference. */
export interface ChangeRelation {
  readonly kind: 'change';
  readonly current: AmountFact;
  readonly prior: AmountFact;
  readonly change: AmountFact;
  readonly tolerance: Exact;
  readonly ref: Ref;
}

export type Relation = SumRelation | RateRelation | ChangeRelation;

/** One fact with everything that states it. */
export interface LedgerEntry {
  /** Canonical item. */
  readonly item: string;
  readonly measure: Measure;
  readonly year: number;
  readonly scope: string | null;
  /** 财政拨款, 本级 …: words that make it another fact than the bare item; '' for none. */
  readonly qualifiers: string;
  /** In reading order, over all documents. */
  readonly mentions: readonly AmountFact[];
}
