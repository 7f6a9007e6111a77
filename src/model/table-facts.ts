/** What is recognised in tables: forms, indicators, basic data, score sheets. */

import type { AmountFact } from './amount-facts.js';
import type { Exact, Ref } from './place.js';
import type { DocumentRole } from './review.js';

export interface TableFact {
  readonly id: string;
  readonly ref: Ref;
  readonly part: string;
  readonly section: string | null;
  readonly role: DocumentRole | null;
  readonly caption: string | null;
  readonly rows: number;
  readonly columns: number;
  /** Power of ten of the unit that caption or header name, or null. */
  readonly exponent: number | null;
  readonly kind: TableKind | null;
  /** Parts that tables of this kind must have and that were not found, as the forms call them. */
  readonly unrecognised: readonly string[];
}

/** What a table is, finer than the role of the document that it makes. */
export type TableKind =
  | 'basic-data'
  | 'overall-performance'
  | 'project-performance'
  | 'transfer-performance'
  | 'score-sheet'
  | 'three-public'
  | 'accounts'
  | 'allocation';

/** A figure of a form that is no money: points, a rate, a count. */
export interface FormFigure {
  readonly value: Exact;
  readonly printed: string;
  readonly ref: Ref;
}

/** A row of 年度资金总额 and what it is made of. */
export interface FundRow {
  readonly label: string;
  readonly total: boolean;
  readonly initial: AmountFact | null;
  readonly adjusted: AmountFact | null;
  readonly executed: AmountFact | null;
  readonly weight: FormFigure | null;
  readonly rate: FormFigure | null;
  readonly score: FormFigure | null;
  readonly ref: Ref;
}

/** 产出指标（50分）: what a level-1 name says its rows add up to. */
export interface IndicatorGroup {
  readonly name: string;
  readonly weight: Exact;
  readonly ref: Ref;
}

/** A filled 绩效自评表: of the whole unit, of a project, of a transfer. A table may hold several. */
export interface PerformanceForm {
  readonly table: string;
  readonly kind: 'overall-performance' | 'project-performance' | 'transfer-performance';
  readonly ref: Ref;
  /** 项目名称 or 部门名称. */
  readonly name: string | null;
  readonly department: string | null;
  readonly unit: string | null;
  readonly funds: readonly FundRow[];
  readonly indicators: readonly Indicator[];
  readonly groups: readonly IndicatorGroup[];
  readonly totalMax: FormFigure | null;
  readonly totalScore: FormFigure | null;
  readonly unrecognised: readonly string[];
}

export interface BasicDataRow {
  readonly label: string;
  readonly itemKey: string | null;
  /** 其中: part of the row above. */
  readonly part: boolean;
  readonly prior: AmountFact | null;
  readonly budget: AmountFact | null;
  readonly final: AmountFact | null;
  readonly ref: Ref;
}

/** 部门整体支出绩效评价基础数据表. */
export interface BasicData {
  readonly table: string;
  readonly ref: Ref;
  readonly rows: readonly BasicDataRow[];
  readonly staffQuota: FormFigure | null;
  readonly staffActual: FormFigure | null;
  readonly staffRate: FormFigure | null;
  readonly unrecognised: readonly string[];
}

export interface ScoreLine {
  readonly group: string | null;
  readonly name: string;
  readonly max: Exact | null;
  readonly score: Exact | null;
  readonly reason: string;
  readonly ref: Ref;
  readonly maxRef: Ref | null;
  readonly scoreRef: Ref | null;
}

/** A bureau's or unit's filled score sheet (考核评分表). */
export interface ScoreSheet {
  readonly table: string;
  readonly ref: Ref;
  readonly lines: readonly ScoreLine[];
  readonly totalMax: Exact | null;
  readonly totalScore: Exact | null;
  readonly totalRef: Ref | null;
}

/** A row of the indicator part of a performance table. */
export interface Indicator {
  readonly table: string;
  readonly first: string;
  readonly second: string;
  readonly third: string;
  readonly weight: Exact | null;
  /** As printed; sign and unit of measure included where they stand in columns of their own. */
  readonly target: string;
  readonly actual: string;
  readonly score: Exact | null;
  /** 偏差原因分析及改进措施. */
  readonly reason: string;
  readonly ref: Ref;
  readonly scoreRef: Ref | null;
}
