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
  readonly ref: Ref;
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
