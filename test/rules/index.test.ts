import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workingDaysLate } from '../../src/adapters/calendar/working-days.js';
import { loadSetup } from '../../src/adapters/setup/load-setup.js';
import { buildFacts } from '../../src/facts/build-facts.js';
import type { Rule } from '../../src/rules/define-rule.js';
import { explainRules } from '../../src/rules/explain.js';
import { RULES } from '../../src/rules/index.js';
import { runRules } from '../../src/rules/run-rules.js';
import { parseExample } from '../helpers/example.js';
import { compareDrafts, findingsOf, parseRun } from '../helpers/run-drafts.js';

const GROUPS = ['structure', 'wording', 'amounts', 'tables', 'substance', 'time', 'across'];
const idsIn = (folder: string, ending: string): readonly string[] =>
  GROUPS.flatMap((group) => readdirSync(join(folder, group)).map((name) => name.replace(ending, ''))).sort();

const setup = await loadSetup();

async function saysOf(rule: Rule, text: string): Promise<readonly string[]> {
  const settings = { [rule.id]: { thresholds: rule.example.limits } };
  if (rule.scope === 'run') {
    const reviews = await compareDrafts(parseRun(text), settings);
    return reviews.flatMap((review) => findingsOf(review, rule.id)).map(({ message }) => message);
  }
  const { documents, given } = parseExample(text);
  const facts = buildFacts(
    { source: '示例', documents, failures: [], ...given },
    { profile: setup.profile, workingDaysLate },
  );
  return runRules([rule], facts, setup.rubric, settings).findings.map(({ message }) => message);
}

describe.each(RULES)('the example of $id', (rule) => {
  it('shows what is wrong', async () => {
    expect(await saysOf(rule, rule.example.wrong)).not.toEqual([]);
  });

  it('shows what is right', async () => {
    expect(await saysOf(rule, rule.example.right)).toEqual([]);
  });
});

describe('the rule book', () => {
  it('lists every rule file once, under its own name, with a test of that name', () => {
    const ids = RULES.map(({ id }) => id).sort();
    expect(ids.length).toBeGreaterThanOrEqual(62);
    expect(idsIn('src/rules', '.ts')).toEqual(ids);
    expect(idsIn('test/rules', '.test.ts')).toEqual(ids);
    for (const group of GROUPS) {
      for (const name of readdirSync(join('src/rules', group))) {
        expect(readFileSync(join('src/rules', group, name), 'utf8')).toContain(
          `id: '${name.replace('.ts', '')}'`,
        );
      }
    }
  });

  it('explains every rule to a clerk', () => {
    for (const { id, title, why, remedy, source } of RULES) {
      expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      expect(id).not.toMatch(/^(no|check|invalid)-/);
      for (const text of [title, why, remedy, source]) expect(text, id).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('is what docs/rules.md says', () => {
    expect(readFileSync('docs/rules.md', 'utf8')).toBe(explainRules(RULES));
  });
});
