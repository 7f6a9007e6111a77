/** The parts on problems and measures, judged by their words (评分表 O2, O3). */
import type { Section } from './facts.js';
import type { Ref } from './place.js';
import type { AspectId } from './profile.js';

/** The six aspects in which the score sheet wants problems named, as the clerk calls them. */
export const ASPECT_NAMES: Readonly<Record<AspectId, string>> = {
  'budget-and-performance': '预算编制与绩效管理',
  duty: '履职效能',
  allocation: '资金分配',
  assets: '资产管理',
  finance: '财务管理',
  procurement: '政府采购',
};

/** A word that led to a judgement, and where it stands. */
export interface AspectHit {
  readonly aspect: AspectId;
  readonly word: string;
  /** Two items on one theme speak of one thing, maybe in other words: 支出进度, 执行率. */
  readonly theme: string;
  readonly ref: Ref;
}

/** What makes an item more than talk: a figure, a date or deadline, a named thing, somebody who is to do it. */
export type MarkKind = 'figure' | 'date' | 'name' | 'party';

export interface Mark {
  readonly kind: MarkKind;
  readonly word: string;
  readonly ref: Ref;
}

/** One problem or measure: a heading with its text, an item of a run （一是…）, a numbered paragraph, or a paragraph. */
export interface SubstanceItem {
  /** As printed, label included; paragraphs on lines of their own. */
  readonly text: string;
  /** Its heading or first clause, short enough to be quoted. */
  readonly title: string;
  /** Where it begins; the others are the paragraphs that go on with it. */
  readonly ref: Ref;
  readonly refs: readonly Ref[];
  readonly aspects: readonly AspectId[];
  readonly hits: readonly AspectHit[];
  /** Speaks of a lack of money or asks for more. */
  readonly funding: boolean;
  /** Names a cause (因, 由于, 导致 …). */
  readonly cause: boolean;
  /** Where it does; null too where the causes stand under a heading of their own. */
  readonly causeRef: Ref | null;
  readonly marks: readonly Mark[];
  readonly concrete: boolean;
  /** Characters, without label and white space. */
  readonly length: number;
}

/** How the items stand: counted, a paragraph each, or all in one lump. */
export type SubstanceForm = 'list' | 'paragraphs' | 'lump';

/** The part on problems or on measures. */
export interface Substance {
  /** The part's heading; of a run-in, the section in which it stands; null for a form or a text without headings. */
  readonly section: Section | null;
  /** A part of its own, words in running text (存在的问题：…), or a cell of a form. */
  readonly source: 'section' | 'run-in' | 'form';
  /** Problems and measures share the heading: 存在的问题及改进措施. */
  readonly merged: boolean;
  /** Heading or label as printed. */
  readonly name: string;
  readonly ref: Ref;
  readonly form: SubstanceForm;
  readonly items: readonly SubstanceItem[];
  readonly text: string;
  readonly aspects: readonly AspectId[];
  /** 无, 暂无, 运转正常. */
  readonly nothing: boolean;
}

/** A measure that answers a problem, by index. */
export interface Match {
  readonly measure: number;
  /** What both speak of. */
  readonly words: readonly string[];
  /** Only signs: the same place in two lists of one length, or words without a common aspect. */
  readonly weak: boolean;
}

/** For each problem, in order, what answers it; the best first. */
export interface Answer {
  readonly problem: number;
  readonly matches: readonly Match[];
}
