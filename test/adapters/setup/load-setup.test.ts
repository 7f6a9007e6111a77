import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemas } from '../../../src/adapters/setup/json-schema.js';
import { loadSetup } from '../../../src/adapters/setup/load-setup.js';
import { loadCheckedSetup } from '../../../src/cli/setup.js';
import { RULES } from '../../../src/rules/index.js';
import { settingProblems } from '../../../src/rules/settings.js';
import { folderWith } from '../../helpers/folders.js';

const config = (text: string): string => join(folderWith({ 'ours.yaml': text }), 'ours.yaml');
const HEAD = 'id: ours\nname: 云渡县财政局\n';

describe('a configuration', () => {
  it('is the county one unless another is named', async () => {
    const { profile, rules, rubric } = await loadSetup();
    expect(profile.id).toBe('county');
    expect(profile.deadlines).toEqual({ submitted: '2025-07-15', published: '2025-07-30' });
    expect(rules).toEqual({});
    expect(rubric.id).toBe('default');
  });

  it('changes what it names and keeps the rest', async () => {
    const base = await loadSetup();
    const path = config(`${HEAD}extends: county
deadlines: { submitted: "2026-06-30" }
materials:
  - { role: basic-data-table, required: false }
parts:
  - { id: problems, titles: [短板弱项] }
  - { id: other, name: 附则, onlyTitles: [附则] }
rules:
  problems-narrow: { severity: info, thresholds: { fewest: 2 } }
  full-marks: { enabled: false }
words: { aspects: { assets: [公物仓] }, explanations: [以工代赈] }
`);
    const { profile, rules } = await loadCheckedSetup({ config: path });
    expect(profile.name).toBe('云渡县财政局');
    expect(profile.deadlines).toEqual({ submitted: '2026-06-30', published: '2025-07-30' });
    expect(profile.materials.map(({ required }) => required)).toEqual([
      true,
      false,
      true,
      true,
      false,
      false,
    ]);
    const titles = (id: string) => profile.parts.find((part) => part.id === id)!.titles;
    expect(titles('problems')).toEqual([
      ...base.profile.parts.find(({ id }) => id === 'problems')!.titles,
      '短板弱项',
    ]);
    expect(titles('other')).toEqual(['附则']);
    expect(rules['problems-narrow']).toEqual({ severity: 'info', thresholds: { fewest: 2 } });
    expect(profile.words.aspects.assets).toEqual(['公物仓']);
  });

  it('builds on a file beside it, with its score sheet', async () => {
    const folder = folderWith({
      'city/base.yaml': `${HEAD}rubric: sheet.yaml\nrules: { section-stub: { enabled: false } }\n`,
      'city/sheet.yaml': readFileSync('rubrics/default.yaml', 'utf8').replace('id: default', 'id: city'),
      'county/ours.yaml': `${HEAD}extends: ../city/base.yaml\nrules: { section-stub: { severity: warning } }\n`,
    });
    const { rules, rubric } = await loadSetup({ config: join(folder, 'county/ours.yaml') });
    expect(rules['section-stub']).toEqual({ enabled: false, severity: 'warning', thresholds: {} });
    expect(rubric.id).toBe('city');
  });

  it.each([
    ['an unknown field', `${HEAD}dedlines: {}`, /dedlines/],
    ['a wrong date', `${HEAD}deadlines: { submitted: 7月15日 }`, /deadlines\.submitted.*2025-07-15/],
    ['a wrong severity', `${HEAD}rules: { full-marks: { severity: fatal } }`, /error、warning、info/],
    ['text in place of a number', `${HEAD}rules: { a-b: { thresholds: { x: 三 } } }`, /应为数字/],
    ['broken YAML', `${HEAD}rules: [`, /第 \d+ 行不是有效的 YAML/],
    ['a part named twice', `${HEAD}parts:\n  - { id: basic }\n  - { id: basic }`, /“basic”写了两次/],
    ['an unknown base', `${HEAD}extends: nowhere`, /没有自带的配置“nowhere”.*county、sichuan/],
  ])('refuses %s with one sentence', async (_, text, message) => {
    await expect(loadSetup({ config: config(text) })).rejects.toThrow(message);
  });

  it('refuses rules and thresholds that do not exist', async () => {
    const settings = { 'no-such': {}, 'problems-narrow': { thresholds: { most: 3 } } };
    expect(settingProblems(settings, RULES)).toEqual([
      '没有规则“no-such”，jishen rules 列出全部规则。',
      '规则“problems-narrow”没有阈值“most”，可用：fewest。',
    ]);
    const path = config(`${HEAD}rules: { no-such: {} }`);
    await expect(loadCheckedSetup({ config: path })).rejects.toThrow(/没有规则“no-such”/);
  });

  it('does not go round in circles', async () => {
    const folder = folderWith({ 'a.yaml': `${HEAD}extends: ./a.yaml\n` });
    await expect(loadSetup({ config: join(folder, 'a.yaml') })).rejects.toThrow(/绕成了圈/);
  });
});

it('is explained with an example that works', async () => {
  const page = readFileSync('docs/configuration.md', 'utf8');
  const [, example] = /```yaml\n([\s\S]*?)```/.exec(page)!;
  const folder = folderWith({
    'ours.yaml': example!,
    '评分表.yaml': readFileSync('rubrics/default.yaml', 'utf8'),
  });
  const { profile, rules } = await loadCheckedSetup({ config: join(folder, 'ours.yaml') });
  expect(profile.name).toBe('云渡县财政局');
  expect(rules['full-marks']?.enabled).toBe(false);
});

describe.each(['county', 'sichuan'])('the profile %s that comes with Jishen', (id) => {
  it('names rules and thresholds that exist, and every required part by several names', async () => {
    const { profile } = await loadCheckedSetup({ config: id });
    expect(profile.id).toBe(id);
    for (const part of profile.parts.filter(({ required }) => required))
      expect(part.titles.length).toBeGreaterThan(3);
  });
});

it('is described for editors as it is (npm run schemas)', () => {
  for (const [name, schema] of Object.entries(schemas()))
    expect(JSON.parse(readFileSync(join('rubrics', name), 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(schema)),
    );
});
