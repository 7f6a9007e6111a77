import { describe, expect, it } from 'vitest';
import { workingDaysLate } from '../../src/adapters/calendar/working-days.js';
import { loadSetup } from '../../src/adapters/setup/load-setup.js';
import { buildFacts } from '../../src/facts/build-facts.js';
import type { RuleSettings } from '../../src/model/setup.js';
import { runRules } from '../../src/rules/run-rules.js';
import problemsNarrow from '../../src/rules/substance/problems-narrow.js';
import { parseExample } from '../helpers/example.js';

const setup = await loadSetup();
const { documents, given } = parseExample(problemsNarrow.example.wrong);
const facts = buildFacts(
  { source: '示例', documents, failures: [], ...given },
  { profile: setup.profile, workingDaysLate },
);
const run = (settings: RuleSettings) => runRules([problemsNarrow], facts, setup.rubric, settings);

describe('what a configuration says of a rule', () => {
  it('changes its severity', () => {
    const { findings } = run({ 'problems-narrow': { severity: 'info' } });
    expect(findings.map(({ severity }) => severity)).toEqual(['info']);
  });

  it('changes its threshold, in the message as well', () => {
    expect(run({ 'problems-narrow': { thresholds: { fewest: 1 } } }).findings).toEqual([]);
    const { findings } = run({ 'problems-narrow': { thresholds: { fewest: 2 } } });
    expect(findings.map(({ expected }) => expected)).toEqual(['不少于2个方面']);
  });

  it('switches it off, and says so in place of a pass', () => {
    const { findings, outcomes } = run({ 'problems-narrow': { enabled: false } });
    expect(findings).toEqual([]);
    expect(outcomes).toEqual([{ rule: 'problems-narrow', outcome: 'inapplicable', reason: '配置中已停用' }]);
  });
});
