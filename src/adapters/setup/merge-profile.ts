/** A configuration file laid over the one that it extends. */
import type { BodyPart, Material, Profile } from '../../model/profile.js';
import type { LimitSettings, RuleSettings } from '../../model/setup.js';
import { UsageError } from '../../ports/errors.js';
import type { ProfileFile } from './profile-schema.js';

export interface LoadedProfile {
  readonly profile: Profile;
  readonly rules: RuleSettings;
  readonly limits: LimitSettings;
  /** The file of the score sheet, where one is named. */
  readonly rubric: string | null;
}

export const EMPTY: LoadedProfile = {
  profile: {
    id: '',
    name: '',
    parts: [],
    materials: [],
    deadlines: { submitted: null, published: null },
    words: { explanations: [], aspects: {}, dictionary: [] },
  },
  rules: {},
  limits: {},
  rubric: null,
};

/** `name`: of the file, for errors. Throws `UsageError` where a new material or part lacks its name. */
export function mergeProfile(base: LoadedProfile, file: ProfileFile, name: string): LoadedProfile {
  const { profile } = base;
  const words = file.words ?? {};
  return {
    profile: {
      id: file.id,
      name: file.name,
      deadlines: { ...profile.deadlines, ...file.deadlines },
      materials: overlay(profile.materials, file.materials ?? [], ({ role }) => role, name).map(
        (entry): Material => ({ ...entry, required: entry.required ?? true }),
      ),
      parts: overlay(profile.parts, file.parts ?? [], ({ id }) => id, name).map(
        (entry): BodyPart => ({
          ...entry,
          required: entry.required ?? true,
          substance: entry.substance ?? entry.required ?? true,
        }),
      ),
      words: {
        explanations: [...profile.words.explanations, ...(words.explanations ?? [])],
        dictionary: [...profile.words.dictionary, ...(words.dictionary ?? [])],
        aspects: mergeLists(profile.words.aspects, words.aspects ?? {}),
      },
    },
    rules: mergeRules(base.rules, file.rules ?? {}),
    limits: { ...base.limits, ...file.limits },
    rubric: file.rubric ?? base.rubric,
  };
}

interface Named {
  readonly name?: string;
  readonly titles?: readonly string[];
  readonly onlyTitles?: readonly string[];
}

type Laid<Entry> = Omit<Entry, keyof Named> & { readonly name: string; readonly titles: readonly string[] };

/** Entries of the file over those of the base with the same key; new ones come last. */
function overlay<Entry extends Named>(
  base: readonly Laid<Entry>[],
  file: readonly Entry[],
  keyOf: (entry: Omit<Entry, keyof Named>) => string,
  fileName: string,
): readonly Laid<Entry>[] {
  const laid = new Map(base.map((entry) => [keyOf(entry), entry]));
  const seen = new Set<string>();
  for (const entry of file) {
    const key = keyOf(entry);
    if (seen.has(key)) throw new UsageError(`配置“${fileName}”里“${key}”写了两次。`);
    seen.add(key);
    const below = laid.get(key);
    const { onlyTitles, titles = [], ...own } = entry;
    const name = own.name ?? below?.name;
    if (name === undefined) throw new UsageError(`配置“${fileName}”里的“${key}”缺少 name（名称）。`);
    const merged = onlyTitles ?? [...new Set([...(below?.titles ?? []), ...titles])];
    laid.set(key, { ...below, ...own, name, titles: merged } as unknown as Laid<Entry>);
  }
  return [...laid.values()];
}

type Lists = Readonly<Partial<Record<string, readonly string[]>>>;

function mergeLists(base: Lists, file: Lists): Lists {
  const keys = new Set([...Object.keys(base), ...Object.keys(file)]);
  return Object.fromEntries([...keys].map((key) => [key, [...(base[key] ?? []), ...(file[key] ?? [])]]));
}

function mergeRules(base: RuleSettings, file: RuleSettings): RuleSettings {
  const merged: Record<string, RuleSettings[string]> = { ...base };
  for (const [id, setting] of Object.entries(file)) {
    const below = merged[id];
    merged[id] = { ...below, ...setting, thresholds: { ...below?.thresholds, ...setting.thresholds } };
  }
  return merged;
}
