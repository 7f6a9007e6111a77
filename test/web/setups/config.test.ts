import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseSetup } from '../../../src/adapters/setup/load-setup.js';
import { RULES } from '../../../src/rules/index.js';
import { diffConfig } from '../../../web/src/setups/config/config-diff.js';
import {
  newConfig,
  setDeadline,
  setRule,
  setTitles,
  setWords,
} from '../../../web/src/setups/config/edit-config.js';
import { basesOf, readConfig, rulesOf } from '../../../web/src/setups/config/read-config.js';

const own = Object.fromEntries(
  ['county', 'sichuan'].map((name) => [
    name,
    readFileSync(new URL(`../../../rubrics/profiles/${name}.yaml`, import.meta.url), 'utf8'),
  ]),
);
const rules = RULES.map(({ id, severity, thresholds }) => ({
  id,
  severity,
  thresholds: Object.entries(thresholds).map(([key, { value }]) => ({ key, value })),
}));
const ruleOf = (id: string) => rules.find((rule) => rule.id === id)!;
const below = (base: string) => basesOf(readConfig(newConfig(base))!, own);

describe('a configuration that is edited', () => {
  it('says what differs from what it builds on, and nothing else', () => {
    const base = rulesOf(below('sichuan'));
    const off = setRule(
      newConfig('sichuan'),
      ruleOf('weight-sum'),
      { enabled: false, severity: 'error' },
      base,
    );
    expect(off).toBe(`${newConfig('sichuan')}rules:\n  weight-sum:\n    enabled: false\n`);
    expect(setRule(off, ruleOf('weight-sum'), { enabled: true }, base)).toBe(newConfig('sichuan'));
    // That base has turned this rule off, and raised this number.
    const on = setRule(newConfig('sichuan'), ruleOf('full-marks'), { enabled: true }, base);
    expect(readConfig(on)!.rules).toEqual({ 'full-marks': { enabled: true } });
    const deviation = ruleOf('budget-deviation-unexplained');
    const number = { thresholds: { projectPercent: 50 } };
    expect(setRule(newConfig('sichuan'), deviation, number, base)).toBe(newConfig('sichuan'));
    expect(setRule(newConfig('county'), deviation, number, rulesOf(below('county')))).toContain(
      'projectPercent: 50',
    );
  });

  it('keeps comments and what the form does not know', () => {
    const text = '# 云渡县\nid: yundu\nname: 云渡县\nextends: county\nlimits: { pages: 300 } # 少读几页\n';
    const changed = setDeadline(text, 'submitted', '2026-07-10');
    expect(changed).toContain('# 云渡县\n');
    expect(changed).toContain('limits: { pages: 300 } # 少读几页');
    expect(readConfig(changed)!.deadlines).toEqual({ submitted: '2026-07-10' });
    expect(setDeadline(changed, 'submitted', undefined)).toBe(text);
  });

  it('fills in names with nothing behind them', () => {
    const text = setRule('id: a\nname: 甲\nrules:\n', ruleOf('weight-sum'), { enabled: false }, {});
    expect(readConfig(text)!.rules).toEqual({ 'weight-sum': { enabled: false } });
  });

  it('adds names to what the base has, and takes them back', () => {
    const text = newConfig('county');
    const named = setTitles(text, 'parts', 'problems', ['短板']);
    expect(readConfig(named)!.parts).toEqual([{ key: 'problems', name: '', titles: ['短板'] }]);
    expect(setTitles(named, 'parts', 'problems', [])).toBe(text);
    const held = `${text}parts:\n  - id: problems\n    required: false\n    titles: [短板]\n`;
    expect(readConfig(setTitles(held, 'parts', 'problems', []))!.parts[0]!.titles).toEqual([]);
    expect(setTitles(held, 'parts', 'problems', [])).toContain('required: false');
    const worded = setWords(text, 'dictionary', ['云渡江']);
    expect(readConfig(worded)!.words.dictionary).toEqual(['云渡江']);
    expect(setWords(worded, 'dictionary', [])).toBe(text);
  });

  it('is told in counts', () => {
    const base = rulesOf(below('sichuan'));
    let text = newConfig('sichuan');
    text = setRule(text, ruleOf('weight-sum'), { enabled: false }, base);
    text = setRule(text, ruleOf('full-marks'), { enabled: true, severity: 'error' }, base);
    text = setRule(text, ruleOf('near-duplicate-text'), { thresholds: { shortest: 99, share: 70 } }, base);
    text = setDeadline(text, 'submitted', '2026-07-10');
    text = setTitles(text, 'materials', 'score-sheet', ['打分表', '评价表']);
    const config = readConfig(text)!;
    expect(diffConfig(config, basesOf(config, own), rules)).toEqual({
      ...{ off: 1, on: 1, severities: 1, thresholds: 2, deadlines: 1, words: 2 },
    });
  });

  it('means to the server what it means here', async () => {
    const base = rulesOf(below('sichuan'));
    let text = setRule(newConfig('sichuan'), ruleOf('full-marks'), { enabled: true }, base);
    text = setTitles(text, 'parts', 'problems', ['短板']);
    const setup = await parseSetup({ config: text, name: '试' });
    const config = readConfig(text)!;
    const here = rulesOf([...basesOf(config, own), config]);
    for (const rule of RULES) expect(setup.rules[rule.id] ?? {}).toEqual(here[rule.id] ?? {});
    expect(setup.profile.parts.find(({ id }) => id === 'problems')!.titles).toContain('短板');
  });

  it('that is no YAML has no form', () => {
    expect(readConfig('id: [')).toBeNull();
    expect(readConfig('- a')).toBeNull();
    expect(readConfig('rules: 5\nwords: []\nparts: { a: 1 }')).toMatchObject({ rules: {}, parts: [] });
  });
});
