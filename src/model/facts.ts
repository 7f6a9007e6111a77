/** What is derived from documents before any rule speaks. Computed once; rules only read. */
import type { DocumentModel, ReadFailure } from './document.js';
import type { DocumentRole, Measure } from './review.js';
import type { PartId, Profile } from './rubric.js';

/** A place in a document: a block, a range of its text, or a cell of a table (then the range is in the cell's text). */
export interface Ref {
  readonly file: string;
  readonly block: number;
  readonly start: number | null;
  readonly end: number | null;
  readonly cell: { readonly row: number; readonly column: number } | null;
}

export type NumberStyle = 'part' | 'han' | 'han-paren' | 'digit' | 'decimal' | 'digit-paren' | 'circled';

export interface Section {
  readonly id: string;
  /** The part of the document whose numbering it belongs to; numbers start again in every part. */
  readonly part: string;
  readonly parent: string | null;
  readonly level: number;
  readonly style: NumberStyle | null;
  /** As printed, without punctuation. */
  readonly number: string | null;
  readonly ordinal: number | null;
  readonly label: string | null;
  readonly title: string;
  readonly auto: boolean;
  /** Heading level that the source declares (Word, markdown), or null. */
  readonly outline: number | null;
  /** The text goes on in the same paragraph behind the heading. */
  readonly runIn: boolean;
  /** Which parts of a self-evaluation report it is by its title: a merged heading is several, most are none. */
  readonly kinds: readonly PartId[];
  /** The heading itself, label included. */
  readonly ref: Ref;
}

export type PassageKind =
  | 'title'
  | 'cover'
  | 'toc'
  | 'heading'
  | 'body'
  | 'attachment-list'
  | 'attachment-mark'
  | 'signature'
  | 'note';

/** One paragraph of the body layer in reading order. */
export interface Passage {
  readonly ref: Ref;
  readonly text: string;
  readonly kind: PassageKind;
  readonly part: string;
  /** The deepest section that it stands under; of a run-in heading, that heading. */
  readonly section: string | null;
  /** Where the running text begins: behind a run-in heading, else 0. */
  readonly bodyStart: number;
}

/** A stretch of a document with a numbering and a role of its own: the report, 附件3, a form. */
export interface Part {
  readonly id: string;
  readonly role: DocumentRole;
  readonly title: string | null;
  readonly ref: Ref;
}

export interface Cover {
  readonly title: string | null;
  readonly unit: string | null;
  readonly year: number | null;
  readonly titleRef: Ref | null;
  readonly unitRef: Ref | null;
  /** Other names that the document introduces for the unit: 以下简称“…”. */
  readonly shortNames: readonly string[];
}

/** Exact decimal as bigint; same shape as text/decimal.ts. */
export interface Exact {
  readonly units: bigint;
  readonly scale: number;
}

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

export interface ListedAttachment {
  /** Printed number, or null for a single attachment without one. */
  readonly number: number | null;
  readonly name: string;
  readonly ref: Ref;
  /** Attachments of one list count on; a second list starts again. */
  readonly list: number;
}

export interface SelfScore {
  readonly value: Exact;
  readonly ref: Ref;
}

/** What stands under a heading before the next one of the same or a higher level: its own text and that of its children. */
export interface SectionText {
  readonly passages: readonly Passage[];
  readonly children: number;
  readonly tables: number;
  /** Running text only, headings of children left out. */
  readonly text: string;
  /** Block behind the last one that belongs to it; infinite for the last section. */
  readonly to: number;
}

export type AspectId =
  | 'budget-and-performance'
  | 'duty'
  | 'allocation'
  | 'assets'
  | 'finance'
  | 'procurement';

/** One problem or measure: an item of a run （一是…）, a numbered paragraph, or a paragraph. */
export interface SubstanceItem {
  readonly text: string;
  readonly ref: Ref;
  readonly aspects: readonly AspectId[];
  /** Speaks of a lack of money or asks for more. */
  readonly funding: boolean;
  /** Names a cause (因, 由于, 导致 …). */
  readonly cause: boolean;
}

/** The part on problems or on measures, judged by its words. */
export interface Substance {
  readonly section: Section;
  readonly items: readonly SubstanceItem[];
  readonly text: string;
  readonly aspects: readonly AspectId[];
  /** 无, 暂无, 运转正常. */
  readonly nothing: boolean;
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

export interface DocumentFacts {
  readonly document: DocumentModel;
  readonly cover: Cover;
  readonly parts: readonly Part[];
  readonly roles: readonly DocumentRole[];
  /** A report on the whole unit or on one project or fund: the outlines that are asked of them differ. */
  readonly reportOn: 'unit' | 'project';
  readonly sections: readonly Section[];
  readonly passages: readonly Passage[];
  readonly amounts: readonly AmountFact[];
  readonly percents: readonly PercentFact[];
  readonly relations: readonly Relation[];
  readonly tables: readonly TableFact[];
  readonly scoreSheets: readonly ScoreSheet[];
  readonly attachments: readonly ListedAttachment[];
  readonly selfScores: readonly SelfScore[];
  /** By section id. */
  readonly sectionTexts: ReadonlyMap<string, SectionText>;
  readonly problems: Substance | null;
  readonly measures: Substance | null;
  readonly forms: readonly PerformanceForm[];
  readonly basicData: readonly BasicData[];
  readonly indicators: readonly Indicator[];
  /** Performance tables whose indicator part was recognised, by table id. */
  readonly indicatorTables: readonly string[];
  /** Pages that hold something unread: nothing may be claimed absent. */
  readonly unread: readonly number[];
}

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

/** Everything of one submission. */
export interface Facts {
  readonly documents: readonly DocumentFacts[];
  readonly ledger: readonly LedgerEntry[];
  readonly failures: readonly ReadFailure[];
  readonly profile: Profile;
  readonly unit: string | null;
  readonly year: number | null;
  readonly submitted: string | null;
  readonly published: string | null;
}
