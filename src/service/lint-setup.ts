import { parseSetup } from '../adapters/setup/load-setup.js';
import { UsageError } from '../ports/errors.js';
import { type LintProblem, lintRubric } from '../rubric/lint.js';
import { RULES } from '../rules/index.js';
import { settingProblems } from '../rules/settings.js';

export interface SetupText {
  readonly kind: 'rubric' | 'config';
  readonly yaml: string;
  readonly name: string;
}

/** What a score sheet or a configuration gets wrong. Throws `UsageError` where it cannot be read at all. */
export async function lintSetup({ kind, yaml, name }: SetupText): Promise<readonly LintProblem[]> {
  if (kind === 'rubric') {
    const { rubric, profile } = await parseSetup({ rubric: yaml, name });
    return lintRubric(rubric, profile, new Set(RULES.map(({ id }) => id)));
  }
  const { rules } = await parseSetup({ config: yaml, name });
  return settingProblems(rules, RULES).map((message) => ({ level: 'error', criterion: null, message }));
}

/** The same, refusing what would give wrong scores. */
export async function checkSetup(text: SetupText): Promise<readonly LintProblem[]> {
  const problems = await lintSetup(text);
  const errors = problems.filter(({ level }) => level === 'error');
  if (errors.length > 0)
    throw new UsageError(`“${text.name}”没有保存：${errors.map(({ message }) => message).join(' ')}`);
  return problems;
}
