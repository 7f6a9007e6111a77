import type { Finding, Location, Review, SectionResult } from '../model/review.js';
import { addTo } from '../text/groups.js';

/** Headings above a place, outermost first: 六、绩效情况 / （一）履职效能. */
export type SectionPath = (location: Location) => string;

export function sectionPaths({ documents }: Review): SectionPath {
  const byFile = new Map(documents.map(({ file, sections }) => [file, sections]));
  return (location) => {
    const sections = byFile.get(location.file) ?? [];
    const under = sections.findLast((section) => isAtOrBefore(section.location, location));
    return under ? headingPath(under, sections) : '';
  };
}

function isAtOrBefore(heading: Location, place: Location): boolean {
  if (heading.block !== place.block) return heading.block < place.block;
  return (heading.start ?? 0) <= (place.start ?? 0);
}

function headingPath(section: SectionResult, sections: readonly SectionResult[]): string {
  const path: string[] = [];
  let next: SectionResult | undefined = section;
  while (next && path.length < 9) {
    path.unshift(headingOf(next));
    const { parent }: SectionResult = next;
    next = parent === null ? undefined : sections.find(({ id }) => id === parent);
  }
  return path.join(' / ');
}

export function headingOf({ label, title }: SectionResult): string {
  return `${label ?? ''}${title}`;
}

/** Each page of the review's own files once: 3、5. A place in another submission has its pages there. */
export function pagesOf({ evidence }: Finding, { documents }: Review): string {
  const own = new Set(documents.map(({ file }) => file));
  const pages = evidence.flatMap(({ location }) => (own.has(location.file) ? (location.page ?? []) : []));
  return [...new Set(pages)].join('、');
}

/** 自评报告.docx，第 3 页，六、绩效情况，表格第 2 行第 4 列. */
export function placeOf({ file, page, cell }: Location, section: string): string {
  return [
    file,
    page === null ? '' : `第 ${page} 页`,
    section,
    cell === null ? '' : `表格第 ${cell.row + 1} 行第 ${cell.column + 1} 列`,
  ]
    .filter(Boolean)
    .join('，');
}

export function unitOf(review: Review): string {
  return review.unit ?? review.source;
}

export function selfScoreOf({ documents }: Review): number | null {
  return documents.find(({ selfScore }) => selfScore !== null)?.selfScore ?? null;
}

/** At most two decimals, no trailing zeros. */
export function points(value: number | null): string {
  return value === null ? '待定' : String(Math.round(value * 100) / 100);
}

export function rangeOf(range: readonly [number, number] | null): string {
  if (!range) return '待定';
  const [low, high] = range;
  return low === high ? points(low) : `${points(low)}～${points(high)}`;
}

/** The finding that one follows from, named by id or by key; null for those that stand for themselves. */
export function causesOf(findings: readonly Finding[]): (finding: Finding) => Finding | null {
  const byName = new Map<string, Finding>();
  for (const finding of findings) byName.set(finding.key, finding);
  for (const finding of findings) byName.set(finding.id, finding);
  const direct = ({ causedBy }: Finding) => (causedBy === null ? undefined : byName.get(causedBy));
  return (finding) => {
    // Findings that name each other in a circle would all hang in the air: each stands for itself.
    const seen = new Set<Finding>();
    for (let next = direct(finding); next && !seen.has(next); next = direct(next)) {
      if (next === finding) return null;
      seen.add(next);
    }
    return direct(finding) ?? null;
  };
}

export function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) addTo(groups, keyOf(item), item);
  return groups;
}
