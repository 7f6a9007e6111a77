import type { ScoreSheet } from '../api/types.js';

export type SheetLine = ScoreSheet['lines'][number];

export interface SheetGroup {
  readonly name: string;
  readonly max: number;
  readonly lines: readonly SheetLine[];
}

/** 一级标准 with what they add up to. Points have at most two digits behind the point. */
export function groupLines(lines: readonly SheetLine[]): readonly SheetGroup[] {
  const groups = new Map<string, SheetLine[]>();
  for (const line of lines) {
    const those = groups.get(line.group);
    if (those) those.push(line);
    else groups.set(line.group, [line]);
  }
  return [...groups].map(([name, those]) => ({
    name,
    lines: those,
    max: sumPoints(those.map(({ max }) => max)),
  }));
}

const sumPoints = (points: readonly number[]): number =>
  points.reduce((sum, one) => sum + Math.round(one * 100), 0) / 100;

/** What the line asks for beside points. The reason names the date that is missing; ids are those of the default form. */
export function dateNeeded({ id, reason, points }: SheetLine): 'submitted' | 'published' | null {
  if (points !== null) return null;
  if (id === 'T1' || reason.includes('报送日期')) return 'submitted';
  if (id === 'T2' || reason.includes('公开日期')) return 'published';
  return null;
}
