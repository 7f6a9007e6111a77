/** A score sheet as data. Loaded from rubrics/*.yaml; the core only sees this. */
import type { PartId } from './profile.js';
import type { DocumentRole } from './review.js';

export type BandId = 'comprehensive' | 'fairly' | 'incomplete' | 'too-simple' | 'only-funding' | 'absent';

export interface Band {
  readonly id: BandId;
  /** As printed on the form. */
  readonly name: string;
  readonly min: number;
  readonly max: number;
}

export type Scoring =
  /** Full points on time, `perDay` off for each working day late. */
  | { readonly kind: 'deadline'; readonly event: 'submitted' | 'published'; readonly perDay: number }
  /** `points` off for each required material or part that is missing. */
  | { readonly kind: 'per-missing'; readonly what: 'materials'; readonly points: number }
  | {
      readonly kind: 'per-missing';
      readonly what: 'parts';
      readonly points: number;
      /** The parts that the form names. */
      readonly of: readonly PartId[];
      /** Points that a person may take off for faulty writing (编号、标点、空白未填); opens the range downwards. */
      readonly normsUpTo: number;
    }
  /** 酌情扣分: points off by finding, at most the criterion's. */
  | {
      readonly kind: 'discretionary';
      readonly what: 'attachments';
      /** The tables that the form names; each missing one costs its share of the points. */
      readonly of: readonly DocumentRole[];
      readonly perError: number;
      readonly perWarning: number;
    }
  /** Several conditions, each with points of its own. */
  | { readonly kind: 'components'; readonly components: readonly Component[] }
  | { readonly kind: 'bands'; readonly subject: 'problems' | 'measures'; readonly bands: readonly Band[] };

export interface Component {
  readonly id: 'third-level' | 'weight-60';
  readonly name: string;
  readonly points: number;
}

export interface Criterion {
  readonly id: string;
  readonly name: string;
  /** 一级标准 with its points is derived from the criteria: 及时性, 完整性, 客观性. */
  readonly group: string;
  readonly max: number;
  /** 评分标准 as printed on the form. */
  readonly standard: string;
  readonly rules: readonly string[];
  readonly scoring: Scoring;
}

export interface Rubric {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  /** 附件3 or the like, where the form itself comes from. */
  readonly source: string;
  readonly max: number;
  readonly criteria: readonly Criterion[];
}
