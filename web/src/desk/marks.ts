import type { DocumentModel } from '../../../src/model/document.js';
import type { Certainty, Finding, Location, Severity } from '../../../src/model/review.js';

/** One place that a finding points at. The first place of a finding is what it is about; the others are related. */
export interface Mark {
  /** Names the place in the page: the finding's key and which of its places. */
  readonly id: string;
  readonly finding: string;
  readonly place: number;
  readonly severity: Severity;
  readonly certainty: Certainty;
  readonly quote: string;
  readonly location: Location;
}

/** What the findings point at in one file, in the order of the findings. */
export function marksOf(findings: readonly Finding[], file: string): readonly Mark[] {
  return findings.flatMap(({ key, severity, certainty, evidence }) =>
    evidence.flatMap(({ quote, location }, place) =>
      location.file === file
        ? [{ id: markId(key, place), finding: key, place, severity, certainty, quote, location }]
        : [],
    ),
  );
}

export const markId = (finding: string, place: number): string => `${finding}@${place}`;

/** Marks by the block that they lie in. */
export function byBlock(marks: readonly Mark[]): ReadonlyMap<number, readonly Mark[]> {
  const blocks = new Map<number, Mark[]>();
  for (const mark of marks) {
    const those = blocks.get(mark.location.block);
    if (those) those.push(mark);
    else blocks.set(mark.location.block, [mark]);
  }
  return blocks;
}

/** Where a finding is looked at first: the file of its first place that this submission holds. */
export function fileOf(finding: Finding, files: ReadonlySet<string>): string | null {
  return finding.evidence.find(({ location }) => files.has(location.file))?.location.file ?? null;
}

/** Text of a whole block or of the cell that a place names. */
export function textAt({ blocks }: DocumentModel, { block, cell }: Location): string {
  const found = blocks[block];
  if (!found) return '';
  if (found.kind === 'paragraph') return found.text;
  const { row, column } = cell ?? { row: 0, column: 0 };
  return found.cells.find((one) => one.row === row && one.column === column)?.text ?? '';
}
