import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FinalSheet } from '../../../src/rubric/final-sheet.js';
import type { Api } from '../../helpers/api.js';
import {
  newBatch,
  type Problem,
  refusal,
  report,
  reviewed,
  reviewOf,
  type Shown,
  settled,
  startServer,
} from '../../helpers/server.js';

const rubric = readFileSync(new URL('../../../rubrics/default.yaml', import.meta.url), 'utf8');
const oneSentence = ({ detail }: Problem) => {
  expect(detail).toMatch(/^[^\n]*\p{sc=Han}[^\n]*。[^\n]*$/u);
  expect(detail).not.toMatch(/\/work\/|node_modules|Error|at .*:\d+/);
  return detail;
};

describe('score sheets and configurations', () => {
  let api: Api;
  beforeAll(async () => {
    ({ api } = await startServer());
  });
  const put = (id: string, kind: string, yaml: string) =>
    api.send<{ problems: unknown[] }>('PUT', `/setups/${id}`, { kind, name: '云渡县', yaml });

  it('are kept, listed, changed and deleted', async () => {
    await put('yundu-2025', 'rubric', rubric);
    const { own, files } = await api.get<{ own: string[]; files: { id: string }[] }>('/setups');
    expect(own).toContain('sichuan');
    expect(files).toMatchObject([{ id: 'yundu-2025', kind: 'rubric', name: '云渡县' }]);
    expect(await api.get('/setups/yundu-2025')).toMatchObject({ yaml: rubric });
    await put('short-lived', 'config', 'id: own\nname: 本县\nextends: sichuan\n');
    await api.send('DELETE', '/setups/short-lived');
    expect(await refusal(api.get('/setups/short-lived'))).toMatchObject({ code: 'setup-not-found' });
    const actions = (await api.get<{ action: string }[]>('/history')).map(({ action }) => action);
    expect(actions.slice(0, 3)).toEqual(['delete-setup', 'save-setup', 'save-setup']);
  });

  it.each([
    ['a path of this machine', 'config', 'id: own\nname: 本县\nextends: /etc/passwd\n', /extends.*自带/],
    ['a path that climbs', 'config', 'id: own\nname: 本县\nextends: ../../x\n', /extends.*自带/],
    [
      'a configuration that there is not',
      'config',
      'id: own\nname: 本县\nextends: nowhere\n',
      /没有自带的配置“nowhere”/,
    ],
    ['a score sheet elsewhere', 'config', 'id: own\nname: 本县\nrubric: ../../x\n', /rubric/],
    ['a word that nobody knows', 'config', 'id: own\nname: 本县\ncolour: red\n', /不认识“colour”/],
    ['what is no YAML', 'config', 'id: own\nname: 本县\nextends: [\n', /YAML/],
    [
      'a rule that there is not',
      'config',
      'id: own\nname: 本县\nrules:\n  no-such-rule: { enabled: false }\n',
      /no-such-rule/,
    ],
    ['a sheet without criteria', 'rubric', 'id: x\n', /评分表/],
    ['nothing but aliases', 'rubric', `a: &a [x]\nb: [${Array(60).fill('*a').join(',')}]\n`, /YAML|评分表/],
  ])('may not be %s', async (_name, kind, yaml, wanted) => {
    const saved = await refusal(put('wrong', kind, yaml));
    expect(saved).toMatchObject({ status: 400, code: 'usage' });
    expect(oneSentence(saved)).toMatch(wanted);
    const linted = await api
      .send<{ problems: { message: string }[] }>('POST', '/setups/lint', { kind, yaml })
      .then(
        ({ problems }) => problems.map(({ message }) => message).join(),
        async (error: { body: Problem }) => oneSentence(error.body),
      );
    expect(linted).toMatch(wanted);
    expect(await refusal(api.get('/setups/wrong'))).toMatchObject({ code: 'setup-not-found' });
  });

  it.each(['../x', 'A', 'x'.repeat(61), '%2e%2e%2fx'])('may not be called %s', async (id) => {
    const { status } = await refusal(put(id, 'config', ''));
    expect([400, 404]).toContain(status);
  });

  it('judge the same papers anew, and people keep what they decided', async () => {
    const row = await reviewed(api, '甲局.txt', report('云渡县甲局'));
    const before = await reviewOf(api, row.id);
    const { key } = before.findings.find(({ rule }) => rule === 'section-number-duplicate')!;
    await api.send('PUT', `/submissions/${row.id}/decisions/${encodeURIComponent(key)}`, {
      verdict: 'accepted',
    });
    const other = rubric.replace(/^id: .*$/m, 'id: yundu-2025').replace(/^version: .*$/m, 'version: "9"');
    await put('yundu-2025', 'rubric', other);
    await put(
      'yundu',
      'config',
      'id: own\nname: 本县\nrules:\n  section-number-duplicate: { enabled: true }\n',
    );
    const wish = { rubric: 'yundu-2025', config: 'yundu' };
    expect(await api.send('POST', `/submissions/${row.id}/reaudit`, wish)).toMatchObject({ done: [row.id] });
    expect(await settled(api, row.id)).toMatchObject({ state: 'reviewed', attempt: 2 });
    const after = await reviewOf(api, row.id);
    expect(after.versions.rubric).toContain('yundu-2025');
    expect(after.findings.map((one) => one.key)).toContain(key);
    const detail = await api.get<{ decisions: object[]; sheet: FinalSheet }>(`/submissions/${row.id}`);
    expect(detail.decisions).toMatchObject([{ finding: key, verdict: 'accepted' }]);
    const unknown = api.send('POST', `/submissions/${row.id}/reaudit`, { rubric: 'none', config: null });
    expect(oneSentence(await refusal(unknown))).toContain('没有评分表“none”');
  });

  it('go for a batch and what is handed in to it later, and leave alone what was stopped', async () => {
    await put('yundu-2025', 'rubric', rubric.replace(/^id: .*$/m, 'id: yundu-2025'));
    const batch = await newBatch(api);
    const row = await reviewed(api, '乙局.txt', report('云渡县乙局'), batch);
    expect(await api.send('POST', `/batches/${batch}/reaudit`, { rubric: 'yundu-2025' })).toEqual({
      done: [row.id],
      refused: [],
    });
    await settled(api, row.id);
    const later = await reviewed(api, '丙局.txt', report('云渡县丙局'), batch);
    for (const { id } of [row, later])
      expect((await reviewOf(api, id)).versions.rubric).toContain('yundu-2025');
    expect(await refusal(newBatch(api, { rubric: 'none' }))).toMatchObject({ status: 400, code: 'usage' });
    expect(await refusal(newBatch(api, { config: '/etc/passwd' }))).toMatchObject({ code: 'usage' });
    expect(await refusal(newBatch(api, { config: '../../x' }))).toMatchObject({ code: 'usage' });
  });

  it('are explained, rule by rule', async () => {
    const rules = await api.get<Shown[]>('/rules');
    expect(rules.length).toBeGreaterThan(50);
  });
});
