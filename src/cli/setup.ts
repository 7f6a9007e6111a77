import { loadSetup, type SetupFiles } from '../adapters/setup/load-setup.js';
import type { Setup } from '../model/setup.js';
import { UsageError } from '../ports/errors.js';
import { RULES } from '../rules/index.js';
import { settingProblems } from '../rules/settings.js';

/** The setup of the files that were named, with rules and thresholds that exist; else `UsageError`. */
export async function loadCheckedSetup({ config, rubric }: SetupFiles): Promise<Setup> {
  const setup = await loadSetup({ config, rubric });
  const [problem] = settingProblems(setup.rules, RULES);
  if (problem) throw new UsageError(`配置“${config ?? setup.profile.id}”：${problem}`);
  return setup;
}
