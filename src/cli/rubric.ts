import { type LoadedFile, loadRubricOrProfile } from '../adapters/setup/load-setup.js';
import { type LintProblem, lintRubric } from '../rubric/lint.js';
import { RULES } from '../rules/index.js';
import { settingProblems } from '../rules/settings.js';
import { EXIT } from './exit.js';

const LEVEL = { error: '错误', warning: '注意' } as const;

/** `jishen rubric lint <file>`: what a score sheet or a configuration gets wrong, a line each. Errors give exit status 1. */
export async function printRubricProblems(file: string): Promise<number> {
  const loaded = await loadRubricOrProfile(file);
  const problems = problemsOf(loaded);
  for (const { level, criterion, message } of problems) {
    process.stdout.write(`${LEVEL[level]}  ${criterion ?? '总体'}  ${message}\n`);
  }
  const errors = problems.filter(({ level }) => level === 'error').length;
  const { name } = loaded.kind === 'rubric' ? loaded.setup.rubric : loaded.setup.profile;
  process.stdout.write(
    problems.length === 0
      ? `“${name}”没有发现问题。\n`
      : `“${name}”：错误 ${errors} 处，需要注意 ${problems.length - errors} 处。\n`,
  );
  return errors > 0 ? EXIT.usage : EXIT.done;
}

function problemsOf({ kind, setup: { rubric, profile, rules } }: LoadedFile): readonly LintProblem[] {
  if (kind === 'rubric') return lintRubric(rubric, profile, new Set(RULES.map(({ id }) => id)));
  return settingProblems(rules, RULES).map((message) => ({ level: 'error', criterion: null, message }));
}
