import { taskLimits } from '../adapters/children/settings.js';
import type { ReadLimits } from '../model/document.js';
import type { LimitSettings } from '../model/setup.js';
import type { TaskLimits } from '../ports/tasks.js';

const MB = 2 ** 20;

/** What one file may cost. Scans of a whole year's papers fit; a bomb does not. */
export const readLimits: ReadLimits = {
  fileBytes: 200 * MB,
  partBytes: 200 * MB,
  inflatedBytes: 600 * MB,
  ratio: 200,
  entries: 10_000,
  depth: 64,
  pages: 2000,
  pixels: 50_000_000,
  characters: 5_000_000,
};

export interface Limits {
  readonly read: ReadLimits;
  readonly task: TaskLimits;
}

/** The defaults, with what a configuration says. */
export function limitsOf(settings: LimitSettings): Limits {
  const times = (value: number | undefined, by: number) => (value === undefined ? undefined : value * by);
  return {
    read: overlay(readLimits, {
      fileBytes: times(settings.fileMb, MB),
      partBytes: times(settings.partMb, MB),
      inflatedBytes: times(settings.inflatedMb, MB),
      ratio: settings.ratio,
      entries: settings.entries,
      depth: settings.depth,
      pages: settings.pages,
      pixels: times(settings.megapixels, 1_000_000),
      characters: settings.characters,
    }),
    task: overlay(taskLimits, {
      idleMs: times(settings.idleSeconds, 1000),
      totalMs: times(settings.totalSeconds, 1000),
      pageMs: times(settings.pageSeconds, 1000),
      rssMb: settings.memoryMb,
    }),
  };
}

function overlay<T extends object>(base: T, over: { readonly [Key in keyof T]: T[Key] | undefined }): T {
  const given = Object.entries(over).filter(([, value]) => value !== undefined);
  return { ...base, ...Object.fromEntries(given) };
}
