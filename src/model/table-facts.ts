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

/** A cell that the form asks for: filled or not. */
export interface FormCell {
  /** What is asked for, in the form's words: 总分的得分. */
  readonly name: string;
  readonly filled: boolean;
  /** The label of its row: an empty cell shows nothing that one could point at. */
  readonly ref: Ref;
}

/** 产出指标（50分）, 数量指标（20分）: what a name says its rows add up to. */
export interface IndicatorGroup {
  readonly level: 1 | 2;
  readonly name: string;
  /** Names of the rows that it covers stand in rows `from` to `to` (exclusive). */
  readonly from: number;
  readonly to: number;
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
  readonly cells: readonly FormCell[];
  /** Rows of the empty form that were left in: 指标1：……. */
  readonly templates: readonly Ref[];
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
  readonly cells: readonly FormCell[];
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
  /** Says something: a second level that the unit does not use is no indicator. */
  readonly used: boolean;
  /** Has a third level of its own: not 指标1 of the empty form, not the second level again. */
  readonly refined: boolean;
  /** Output or benefit, by its first level. 成本 counts as output, 满意度 as benefit. */
  readonly ofResult: boolean;
  readonly weight: Exact | null;
  /** As printed; sign and unit of measure included where they stand in columns of their own. */
  readonly target: string;
  readonly actual: string;
  readonly score: Exact | null;
  /** 偏差原因分析及改进措施; null where the form has no such column. */
  readonly reason: string | null;
  readonly ref: Ref;
  /** The innermost of its names that is printed: the third level may be empty. */
  readonly nameRef: Ref;
  readonly weightRef: Ref | null;
  readonly scoreRef: Ref | null;
}

/** What a table says adds up: a total and the cells that it covers, down a column or along a row. */
export interface TableSum {
  readonly table: string | null;
  readonly direction: 'down' | 'across';
  /** As printed: 合计, 小计, 年度资金总额. */
  readonly name: string;
  /** Head of the column, or label of the row, that the sum is taken in. */
  readonly along: string;
  readonly total: AmountFact;
  readonly parts: readonly AmountFact[];
  readonly partNames: readonly string[];
  /** Parts whose cell is blank, which is not a zero. */
  readonly blanks: readonly string[];
  /** Labels of those of them that have one. */
  readonly blankRefs: readonly Ref[];
  /** The parts are all there can be: where false, only too large a sum is wrong. */
  readonly complete: boolean;
  readonly tolerance: Exact;
}
