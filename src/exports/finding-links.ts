import type { Review } from '../model/review.js';
import type { Standing } from '../model/standing.js';
import type { Link } from './workbook.js';

/** Where a list leads to: the page that was written beside it, or the desk of a service. Null: nowhere, for this one. */
export interface PlaceLinks {
  /** `position`: of the review in the run; `index`: of the finding in the review. */
  finding(review: Review, position: number, index: number): Link | null;
  /** The submission as a whole. */
  submission(review: Review, position: number): Link | null;
}

/** Names of places in index.html, from the position in the run: `s3`, `s3f12`. */
export const sectionId = (position: number): string => `s${position + 1}`;
export const findingId = (position: number, index: number): string => `${sectionId(position)}f${index + 1}`;

/** Into index.html, which lies in the same folder. */
export const pageLinks: PlaceLinks = {
  finding: (_, position, index) => ({ target: 'index.html', place: findingId(position, index) }),
  submission: (_, position) => ({ target: 'index.html', place: sectionId(position) }),
};

/** To the desk of a service. */
export const deskLinks = (standings: readonly (Standing | null)[]): PlaceLinks => ({
  finding: ({ findings }, position, index) => {
    const address = standings[position]?.address ?? null;
    const key = encodeURIComponent(findings[index]!.key);
    return address === null ? null : { target: `${address}?finding=${key}`, place: null };
  },
  submission: (_, position) => {
    const address = standings[position]?.address ?? null;
    return address === null ? null : { target: address, place: null };
  },
});

/** Excel takes 65,530 links in a sheet; past this many a submission's findings share one. */
const EACH = 60_000;
const ALL = 65_000;

/**
 * Gives each row of a sheet its link as long as Excel takes them, then each submission one, and the address as text for what is
 * left. `put` makes cells lead somewhere.
 */
export function linkRows(links: PlaceLinks | null, put: (cell: string, link: Link) => void) {
  let count = 0;
  let lastShared = -1;
  return (review: Review, position: number, index: number) => {
    const isOwn = count < EACH;
    const link = isOwn ? links?.finding(review, position, index) : links?.submission(review, position);
    const isTaken = !isOwn && (lastShared === position || count >= ALL);
    if (!link || isTaken) return { text: link ? addressOf(link) : '', put: () => undefined };
    return {
      text: '查看',
      put(cell: string): void {
        put(cell, link);
        count += 1;
        if (!isOwn) lastShared = position;
      },
    };
  };
}

const addressOf = ({ target, place }: Link) => (place === null ? target : `${target}#${place}`);
