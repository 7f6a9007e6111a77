import { readdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Rubric } from '../../model/rubric.js';
import type { Setup } from '../../model/setup.js';
import { UsageError } from '../../ports/errors.js';
import { EMPTY, type LoadedProfile, mergeProfile } from './merge-profile.js';
import { profileSchema } from './profile-schema.js';
import { parseYaml, readGiven } from './read-yaml.js';
import { rubricSchema } from './rubric-schema.js';

/** rubrics/ lies beside src/ and beside dist/. */
const FOLDERS = ['../../../rubrics/', '../../../../rubrics/'];
const DEFAULT_PROFILE = 'county';
/** Anything else is a path. */
const OWN_NAME = /^[a-z][a-z-]*$/;
/** Files that build on each other: more is a circle. */
const DEEPEST = 5;

export interface SetupFiles {
  /** A score sheet; goes before the one that the configuration names. */
  readonly rubric?: string | null;
  /** A configuration file, or the id of one that comes with Jishen. */
  readonly config?: string | null;
}

/** What a bureau decides, from its files or as it comes with Jishen. Throws `UsageError` with one Chinese sentence. */
export async function loadSetup({ rubric = null, config = null }: SetupFiles = {}): Promise<Setup> {
  const {
    profile,
    rules,
    limits,
    rubric: named,
  } = await loadProfile(config ?? DEFAULT_PROFILE, process.cwd(), 0);
  return { rubric: await loadRubric(rubric ?? named), profile, rules, limits, roster: null };
}

export interface SetupTexts {
  /** YAML of a score sheet or of a configuration that somebody sent: what they name may only be what comes with Jishen. */
  readonly rubric?: string;
  readonly config?: string;
  /** How errors call it. */
  readonly name: string;
}

/** The same from texts that nobody here vouches for: they lead to no file of this machine. */
export async function parseSetup({ rubric, config, name }: SetupTexts): Promise<Setup> {
  const base = await loadSetup();
  if (rubric !== undefined) return { ...base, rubric: parseRubric(rubric, name) };
  const file = parseYaml(config ?? '', name, '配置', profileSchema);
  if (file.rubric !== undefined)
    throw new UsageError(`配置“${name}”里不能写 rubric，请把评分表单独上传，再一起选用。`);
  if (file.extends !== undefined && !OWN_NAME.test(file.extends))
    throw new UsageError(`配置“${name}”的 extends 只能写自带的配置。`);
  const under = await loadProfile(file.extends ?? DEFAULT_PROFILE, process.cwd(), 1);
  const { profile, rules, limits } = mergeProfile(under, file, name);
  return { ...base, profile, rules, limits };
}

/** What `rubric lint` looks at. */
export interface LoadedFile {
  readonly kind: 'rubric' | 'profile';
  /** With the rest as it comes with Jishen. */
  readonly setup: Setup;
}

/** A file that is either: a configuration has no criteria. */
export async function loadRubricOrProfile(path: string): Promise<LoadedFile> {
  const text = await readGiven(path, '评分表');
  const isProfile =
    !/^criteria:/m.test(text) && /^(?:extends|rules|parts|materials|deadlines|words|limits):/m.test(text);
  return isProfile
    ? { kind: 'profile', setup: await loadSetup({ config: resolve(path) }) }
    : { kind: 'rubric', setup: await loadSetup({ rubric: path }) };
}

/** The score sheet of a YAML file, or the default one for null. */
export async function loadRubric(path: string | null): Promise<Rubric> {
  if (path === null) return parseRubric(await readOwn('default.yaml'), 'default');
  return parseRubric(await readGiven(path, '评分表'), path);
}

export const parseRubric = (text: string, name: string): Rubric =>
  parseYaml(text, name, '评分表', rubricSchema);

async function loadProfile(name: string, folder: string, depth: number): Promise<LoadedProfile> {
  if (depth > DEEPEST) throw new UsageError(`配置“${name}”的 extends 绕成了圈。`);
  const isOwn = OWN_NAME.test(name);
  const path = resolve(folder, name);
  const text = isOwn ? await readOwn(`profiles/${name}.yaml`) : await readGiven(path, '配置');
  const file = parseYaml(text, name, '配置', profileSchema);
  const base =
    isOwn && file.extends === undefined
      ? EMPTY
      : await loadProfile(file.extends ?? DEFAULT_PROFILE, dirname(path), depth + 1);
  const merged = mergeProfile(base, file, name);
  return file.rubric === undefined || isOwn
    ? merged
    : { ...merged, rubric: resolve(dirname(path), file.rubric) };
}

async function readOwn(name: string): Promise<string> {
  for (const folder of FOLDERS) {
    const text = await readGiven(fileURLToPath(new URL(folder + name, import.meta.url)), '').catch(
      () => null,
    );
    if (text !== null) return text;
  }
  const known = (await ownProfiles()).join('、');
  throw new UsageError(
    name.startsWith('profiles/')
      ? `没有自带的配置“${name.slice('profiles/'.length, -'.yaml'.length)}”，自带的有：${known}；自己的文件请写成 ./名称.yaml。`
      : `找不到自带的评分表 rubrics/${name}，请重新安装。`,
  );
}

/** The texts that come with Jishen, for those who begin with a copy. */
export async function ownTexts(): Promise<{
  readonly rubric: string;
  readonly configs: Readonly<Record<string, string>>;
}> {
  const names = await ownProfiles();
  const configs = await Promise.all(
    names.map(async (name) => [name, await readOwn(`profiles/${name}.yaml`)]),
  );
  return { rubric: await readOwn('default.yaml'), configs: Object.fromEntries(configs) };
}

/** Ids of the configurations that come with Jishen. */
export async function ownProfiles(): Promise<readonly string[]> {
  for (const folder of FOLDERS) {
    const names = await readdir(new URL(`${folder}profiles/`, import.meta.url)).catch(() => null);
    if (names)
      return names
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => name.slice(0, -5))
        .sort();
  }
  return [];
}
