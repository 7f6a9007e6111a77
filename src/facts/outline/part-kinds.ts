import type { BodyPart, PartId } from '../../model/profile.js';
import { foldKey } from '../../text/fold.js';

interface Hit {
  readonly id: PartId;
  readonly start: number;
  readonly end: number;
}

/**
 * Which parts of the profile a heading names. A merged heading (存在的问题及改进措施) names several; where two parts claim
 * the same words, the longer wording wins (绩效自评结果应用 is results-use, not performance).
 */
export function partKinds(title: string, parts: readonly BodyPart[]): readonly PartId[] {
  const folded = foldKey(title).replace(/\(?单位\)?|部门/g, '');
  const hits: Hit[] = [];
  for (const part of parts) {
    for (const stem of part.titles) {
      const key = foldKey(stem).replace(/\(?单位\)?|部门/g, '');
      const start = key === '' ? -1 : folded.indexOf(key);
      if (start >= 0) hits.push({ id: part.id, start, end: start + key.length });
    }
  }
  hits.sort((a, b) => b.end - b.start - (a.end - a.start));
  const taken: Hit[] = [];
  for (const hit of hits) {
    if (taken.some((other) => hit.start < other.end && other.start < hit.end)) continue;
    taken.push(hit);
  }
  const kinds: PartId[] = [];
  for (const { id } of taken.sort((a, b) => a.start - b.start)) if (!kinds.includes(id)) kinds.push(id);
  return kinds;
}
