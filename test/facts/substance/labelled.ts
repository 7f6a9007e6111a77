/**
 * Invented parts on problems and measures with labels by hand. A problem is labelled `aspects cause|- beginning`: B budget and
 * performance, D duty, L allocation, A assets, F finance, P procurement, 0 none, $ money only; 因 where a cause is named.
 */
export interface Labelled {
  readonly name: string;
  /** A draft: # headings, the rest paragraphs. */
  readonly text: string;
  readonly problems: readonly string[];
  /** Beginnings, labels left out. */
  readonly measures: readonly string[];
  /** Problems (from 1) that no measure answers. */
  readonly open?: readonly number[];
}
