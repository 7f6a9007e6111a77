/** What a region asks of reports, and the words that it uses. Loaded from rubrics/profiles/*.yaml; the core only sees this. */
import type { DocumentRole } from './review.js';

/** The six aspects in which problems are to be named (评分表 O2). */
export type AspectId =
  | 'budget-and-performance'
  | 'duty'
  | 'allocation'
  | 'assets'
  | 'finance'
  | 'procurement';

/** Parts of a self-evaluation report that a profile can ask for; `other` is never required. */
export type PartId =
  | 'basic'
  | 'spending'
  | 'basic-spending'
  | 'project-spending'
  | 'performance'
  | 'problems'
  | 'measures'
  | 'results-use'
  | 'fund'
  | 'other';

export interface BodyPart {
  readonly id: PartId;
  /** As the clerk calls it. */
  readonly name: string;
  readonly required: boolean;
  /** A part that must say something: a bare 无 is a stub here, and legitimate elsewhere. */
  readonly substance: boolean;
  /** Stems looked for in a heading, after folding width and white space. */
  readonly titles: readonly string[];
}

export interface Material {
  readonly role: DocumentRole;
  readonly name: string;
  readonly required: boolean;
  /** Names under which the material is listed or captioned. */
  readonly titles: readonly string[];
}

/** Words that a region uses beside those that Jishen knows. */
export interface ProfileWords {
  /** What explains why spending departs from its budget. */
  readonly explanations: readonly string[];
  /** What touches one of the six aspects of problems and measures. */
  readonly aspects: Readonly<Partial<Record<AspectId, readonly string[]>>>;
  /** Terms that are not to be cut when text is parted into words. */
  readonly dictionary: readonly string[];
}

export interface Profile {
  readonly id: string;
  readonly name: string;
  readonly parts: readonly BodyPart[];
  readonly materials: readonly Material[];
  /** ISO dates of the year's notice, or null where none was set. */
  readonly deadlines: { readonly submitted: string | null; readonly published: string | null };
  readonly words: ProfileWords;
}
