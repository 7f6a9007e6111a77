import type { Rule } from './page-content.js';

/** Points: rules that close are one rule, and rules that close touch. */
const SAME_TRACK = 1.6;
const TOUCH = 3;

/** Producers draw a border once per cell, and twice where two cells meet: collinear pieces that touch become one. */
export function mergeRules(rules: readonly Rule[]): Rule[] {
  const byTrack = [...rules].sort((a, b) => a.at - b.at);
  const merged: Rule[] = [];
  for (let start = 0; start < byTrack.length; ) {
    let end = start;
    while (end < byTrack.length && byTrack[end]!.at - byTrack[start]!.at <= SAME_TRACK) end += 1;
    const track = byTrack.slice(start, end).sort((a, b) => a.from - b.from);
    let current = track[0]!;
    for (const rule of track.slice(1)) {
      if (rule.from <= current.to + TOUCH) {
        current = { ...current, to: Math.max(current.to, rule.to) };
      } else {
        merged.push(current);
        current = rule;
      }
    }
    merged.push(current);
    start = end;
  }
  return merged;
}

/** Rules of one table. */
export interface Group {
  readonly horizontals: Rule[];
  readonly verticals: Rule[];
}

/** Rules that touch, directly or through others, belong to one table. */
export function connect(horizontals: readonly Rule[], verticals: readonly Rule[]): Group[] {
  const parent = Array.from({ length: horizontals.length + verticals.length }, (_, at) => at);
  const find = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root]!;
    parent[at] = root;
    return root;
  };
  horizontals.forEach((rule, at) => {
    // Both lists are in the order of `at`.
    for (let other = firstFrom(verticals, rule.from - TOUCH); other < verticals.length; other += 1) {
      const vertical = verticals[other]!;
      if (vertical.at > rule.to + TOUCH) break;
      if (vertical.from - TOUCH <= rule.at && rule.at <= vertical.to + TOUCH) {
        parent[find(at)] = find(horizontals.length + other);
      }
    }
  });
  const groups = new Map<number, Group>();
  const groupOf = (at: number) => {
    const root = find(at);
    const group = groups.get(root) ?? { horizontals: [], verticals: [] };
    groups.set(root, group);
    return group;
  };
  horizontals.forEach((rule, at) => void groupOf(at).horizontals.push(rule));
  verticals.forEach((rule, at) => void groupOf(horizontals.length + at).verticals.push(rule));
  return [...groups.values()];
}

function firstFrom(rules: readonly Rule[], at: number): number {
  let [low, high] = [0, rules.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rules[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
