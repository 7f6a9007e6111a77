import { afterEach, describe, expect, it } from 'vitest';
import { type RunningServer, serve } from '../../src/server/serve.js';
import { loadServiceConfig } from '../../src/service/settings.js';
import { type Api, apiOf } from '../helpers/api.js';
import { folderWith } from '../helpers/folders.js';
import { until } from '../helpers/processes.js';
import { handInTexts, reportOf, statesOf } from '../helpers/run-serve.js';

const open: RunningServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

const DAY_MS = 24 * 3600_000;

async function startServer(
  flags: Readonly<Record<string, unknown>>,
  { now, env = {} }: { now?: () => number; env?: NodeJS.ProcessEnv } = {},
): Promise<RunningServer> {
  const config = await loadServiceConfig(null, { port: 0, ...flags }, env);
  const server = await serve(config, { engine: '0.0.0-test', logTo: null, now });
  open.push(server);
  return server;
}

interface Shown {
  readonly id: string;
  readonly originalsRemoved: boolean;
}
const first = async (api: Api) => (await api.get<{ rows: Shown[] }>('/submissions')).rows[0]!;

describe('retention', () => {
  it('removes originals after their days and not before; reviews stay', async () => {
    const data = folderWith();
    const retention = { originalsDays: 30, eventsDays: 7 };
    const early = await startServer({ data, retention });
    const api = apiOf(() => open[0]!.url);
    await handInTexts(api, { '云渡县甲局.txt': reportOf('云渡县甲局') });
    await until(async () => (await statesOf(api))['云渡县甲局.txt'] === 'reviewed');
    const { id } = await first(api);
    const [document] = await api.get<{ id: string }[]>(`/submissions/${id}/documents`);
    const original = () => fetch(`${open[0]!.url}/api/v1/documents/${document!.id}/original`);
    const reopen = async (days: number) => {
      await open.pop()!.close();
      await startServer({ data, retention }, { now: () => Date.now() + days * DAY_MS });
    };
    expect(early.url).toBe(open[0]!.url);

    await reopen(29);
    const kept = await original();
    expect([kept.status, await kept.text()]).toEqual([200, reportOf('云渡县甲局')]);
    expect((await api.get<unknown[]>('/history?action=remove-originals')).length).toBe(0);

    await reopen(31);
    await until(async () => (await first(api)).originalsRemoved);
    const gone = await original();
    expect([gone.status, ((await gone.json()) as { code: string }).code]).toEqual([410, 'original-gone']);
    expect((await api.get<unknown[]>('/history?action=remove-originals')).length).toBe(1);
    expect((await api.get<{ unit: string }>(`/submissions/${id}/review`)).unit).toBe('云渡县甲局');
  });
});

describe('quotas', () => {
  it('refuse what would be too much for a unit, and take in what another unit brings', async () => {
    const server = await startServer(
      { data: folderWith(), mode: 'accounts', quota: { unitMb: 1 } },
      { env: { JISHEN_SETUP_TOKEN: 'x'.repeat(40) } },
    );
    const sessionOf = async (path: string, body: object): Promise<Api> => {
      const answer = await fetch(`${server.url}/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: server.url },
        body: JSON.stringify(body),
      });
      expect(answer.ok, await answer.clone().text()).toBe(true);
      const cookie = answer.headers
        .getSetCookie()
        .map((line) => line.split(';', 1)[0])
        .join('; ');
      return apiOf(() => server.url, { cookie, origin: server.url });
    };
    const password = 'correct horse battery';
    const admin = await sessionOf('/setup', {
      token: 'x'.repeat(40),
      username: 'admin',
      name: '管理员',
      password,
    });
    const batch = await admin.send<{ id: string }>('POST', '/batches', { name: '年度', isOpen: true });
    const uploaders: Api[] = [];
    for (const [index, name] of ['云渡县甲局', '云渡县乙局'].entries()) {
      const unit = await admin.send<{ id: string }>('POST', '/units', { name });
      const username = `unit${index}`;
      const user = { username, name, password, role: 'uploader', unit: unit.id };
      await admin.send('POST', '/users', user);
      uploaders.push(await sessionOf('/session', { username, password }));
    }
    const upload = (api: Api, name: string, kilobytes: number) =>
      api.upload(`/batches/${batch.id}/submissions`, {
        [name]: reportOf(name) + '一'.repeat(kilobytes * 341),
      });

    await upload(uploaders[0]!, '甲一.txt', 700);
    await expect(upload(uploaders[0]!, '甲二.txt', 700)).rejects.toMatchObject({
      status: 507,
      body: { code: 'quota-exceeded', title: '超过容量限额' },
    });
    await upload(uploaders[1]!, '乙一.txt', 700);
    expect(Object.keys(await statesOf(admin)).sort()).toEqual(['乙一.txt', '甲一.txt']);
  });
});
