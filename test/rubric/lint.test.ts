import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { loadRubric, loadSetup, parseRubric } from '../../src/adapters/setup/load-setup.js';
import type { Rubric } from '../../src/model/rubric.js';
import { lintRubric } from '../../src/rubric/lint.js';
import { RULES } from '../../src/rules/index.js';

const known = new Set(RULES.map(({ id }) => id));
const { rubric, profile } = await loadSetup();
const messages = (changed: Rubric): readonly string[] =>
  lintRubric(changed, profile, known).map(({ message }) => message);

describe('the linter of rubrics', () => {
  it("finds that the default sheet's own bands overlap and leave a hole", () => {
    expect(messages(rubric)).toContain('“较全面”15-19分与“不全面”14-18分重叠（15-18分）。');
    expect(messages(rubric)).toContain('没有任何档次给出1-8分。');
    expect(lintRubric(rubric, profile, known).filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('finds points that do not add up', () => {
    expect(messages({ ...rubric, max: 90 })).toContain('各项分值相加为100分，总分写的是90分。');
  });

  it('finds rules that do not exist', () => {
    const [first, ...others] = rubric.criteria;
    const changed = { ...rubric, criteria: [{ ...first!, rules: ['no-such-rule'] }, ...others] };
    expect(messages(changed)).toContain('引用了不存在的规则“no-such-rule”。');
  });
});

describe('a rubric file', () => {
  it('is refused with the field that is wrong', async () => {
    const text = await readFile('rubrics/default.yaml', 'utf8');
    expect(() => parseRubric(text.replace('max: 100', 'max: 满分'), 'my.yaml')).toThrow(/my\.yaml.*max/);
    expect(() => parseRubric('a: [', 'my.yaml')).toThrow(/YAML/);
  });

  it('names a missing file', async () => {
    await expect(loadRubric('/no/such.yaml')).rejects.toThrow(/读不到评分表/);
  });
});
