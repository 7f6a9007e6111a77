import { findSetupFile } from '../adapters/db/service/setups.js';
import { loadSetup, parseSetup } from '../adapters/setup/load-setup.js';
import { hashTexts } from '../intake/hash.js';
import type { RosterEntry, Setup } from '../model/setup.js';
import { UsageError } from '../ports/errors.js';
import { RULES } from '../rules/index.js';
import { settingProblems } from '../rules/settings.js';
import type { Service } from './service.js';

export interface SetupChoice {
  /** Id of a kept score sheet; null: the service's default. */
  readonly rubric: string | null;
  /** Id of a kept configuration or of one that comes with Jishen; null: the service's default. */
  readonly config: string | null;
  readonly roster: readonly RosterEntry[] | null;
}

export interface ResolvedSetup {
  /** The same setup has the same key. */
  readonly key: string;
  readonly json: string;
  readonly setup: Setup;
}

/** The setup that these names lead to now. Throws `UsageError` with one Chinese sentence when one leads nowhere. */
export async function resolveSetup(service: Service, choice: SetupChoice): Promise<ResolvedSetup> {
  const { settings } = service.config;
  const config = choice.config === null ? null : await yamlOf(service, choice.config, 'config');
  const rubric = choice.rubric === null ? null : await yamlOf(service, choice.rubric, 'rubric');
  const base =
    config === null
      ? await loadSetup({ config: choice.config ?? settings.config, rubric: settings.rubric })
      : await parseSetup({ config, name: choice.config! });
  const named =
    rubric === null ? base : { ...base, rubric: (await parseSetup({ rubric, name: choice.rubric! })).rubric };
  const setup: Setup = { ...named, roster: choice.roster && [...choice.roster] };
  checkRules(setup, choice.config ?? setup.profile.id);
  const json = JSON.stringify(setup);
  return { key: hashTexts(json), json, setup };
}

export function checkRules(setup: Setup, name: string): void {
  const [problem] = settingProblems(setup.rules, RULES);
  if (problem) throw new UsageError(`配置“${name}”：${problem}`);
}

/** Null for a configuration that comes with Jishen, which has no text here. */
async function yamlOf({ db }: Service, id: string, kind: 'rubric' | 'config'): Promise<string | null> {
  const file = await findSetupFile(db, id);
  if (file && file.kind === kind) return file.yaml;
  if (kind === 'config') return null;
  throw new UsageError(`没有评分表“${id}”。`);
}
