/** What is derived from documents before any rule speaks. Computed once; rules only read. */

import type { AmountFact, LedgerEntry, PercentFact, Relation } from './amount-facts.js';
import type { DocumentModel, ReadFailure } from './document.js';
import type { Exact, Ref } from './place.js';
import type { PartId, Profile } from './profile.js';
import type { DocumentRole } from './review.js';
import type { Answer, Substance } from './substance.js';
import type {
  BasicData,
  Indicator,
  PerformanceForm,
  ScoreSheet,
  TableFact,
  TableSum,
} from './table-facts.js';

export type * from './amount-facts.js';
export type * from './place.js';
export type { AspectId } from './profile.js';
export type * from './substance.js';
export type * from './table-facts.js';

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
  /** Day of publication that the head of the web page names (发布时间：…), ISO. */
  readonly published: string | null;
  /** Other names that the document introduces for the unit: 以下简称“…”. */
  readonly shortNames: readonly string[];
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
  /** One for each problem; empty where there is no problem or no measure. */
  readonly answers: readonly Answer[];
  readonly forms: readonly PerformanceForm[];
  readonly basicData: readonly BasicData[];
  readonly indicators: readonly Indicator[];
  /** Performance tables whose indicator part was recognised, by table id. */
  readonly indicatorTables: readonly string[];
  /** What tables say adds up, in reading order of the tables. */
  readonly tableSums: readonly TableSum[];
  /** Pages that hold something unread: nothing may be claimed absent. */
  readonly unread: readonly number[];
  /** Blocks behind which a picture stands that could not be read, -1 for the beginning; only where its page is not known. */
  readonly unreadPictures: readonly number[];
}

/** When something was to be done and when it was; null where nobody said. ISO dates. */
export interface Timing {
  /** Null where none was set, or where the one that was set is of another year's reports. */
  readonly deadline: string | null;
  /** A deadline that was set and is of another year's reports. */
  readonly otherDeadline: string | null;
  readonly day: string | null;
  /** Working days after the deadline, 0 on time; null where a date is missing or the calendar does not reach that far. */
  readonly late: number | null;
}

/** Everything of one submission. */
export interface Facts {
  readonly documents: readonly DocumentFacts[];
  readonly ledger: readonly LedgerEntry[];
  readonly failures: readonly ReadFailure[];
  readonly profile: Profile;
  readonly unit: string | null;
  readonly year: number | null;
  readonly submitted: Timing;
  readonly published: Timing;
}
