import type { Facts } from '../model/facts.js';
import type { Deduction, Finding } from '../model/review.js';

/** What a scorer says of one criterion; `suggested: null` leaves it to a person. */
export interface Judgement {
  readonly suggested: number | null;
  readonly reason: string;
  readonly band?: string | null;
  readonly range?: readonly [number, number];
  readonly deductions?: readonly Deduction[];
  readonly confidence?: number;
}

/** Findings that may cost points: certain, and not merely the consequence of another. */
export function costly(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ certainty, causedBy }) => certainty === 'certain' && causedBy === null);
}

/** What could not be read, in the clerk's words; null when everything was. Then nothing may be called missing. */
export function unreadPlaces(facts: Facts): string | null {
  const places = [
    ...facts.failures.map(({ file }) => `“${file}”未能读取`),
    ...facts.documents
      .filter(({ unread }) => unread.length > 0)
      .map(({ document, unread }) => `“${document.file}”第${unread.join('、')}页未能识别`),
    ...facts.documents
      .filter(({ unreadPictures }) => unreadPictures.length > 0)
      .map(({ document, unreadPictures }) => `“${document.file}”有${unreadPictures.length}张图片未能识别`),
  ];
  return places.length > 0 ? places.join('；') : null;
}
