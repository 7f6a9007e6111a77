import type { Section } from '../../model/facts.js';

/** Numbered headings of one style under one parent, in reading order. 1.1 and 1.2 count by their last number. */
export function siblingRuns(sections: readonly Section[]): readonly (readonly Section[])[] {
  const runs = new Map<string, Section[]>();
  for (const section of sections) {
    if (section.ordinal === null) continue;
    const key = [section.part, section.parent, section.style].join('/');
    const run = runs.get(key);
    if (run) run.push(section);
    else runs.set(key, [section]);
  }
  return [...runs.values()];
}
