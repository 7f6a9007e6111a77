import { loadRubric } from '../adapters/rubrics/load-rubric.js';
import { lintRubric } from '../rubric/lint.js';
import { RULES } from '../rules/index.js';
import { EXIT } from './exit.js';

const LEVEL = { error: '错误', warning: '注意' } as const;

/** `jishen rubric lint <file>`: what the rubric's own text gets wrong, a line each. Errors give exit status 1. */
export async function printRubricProblems(file: string): Promise<number> {
  const rubric = await loadRubric(file);
  const problems = lintRubric(rubric, new Set(RULES.map(({ id }) => id)));
  for (const { level, criterion, message } of problems) {
    process.stdout.write(`${LEVEL[level]}  ${criterion ?? '总体'}  ${message}\n`);
  }
  const errors = problems.filter(({ level }) => level === 'error').length;
  const summary =
    problems.length === 0
      ? `“${rubric.name}”没有发现问题。`
      : `“${rubric.name}”：错误 ${errors} 处，需要注意 ${problems.length - errors} 处。`;
  process.stdout.write(`${summary}\n`);
  return errors > 0 ? EXIT.usage : EXIT.done;
}
