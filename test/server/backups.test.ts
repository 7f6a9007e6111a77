import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type RunningServer, serve } from '../../src/server/serve.js';
import { loadServiceConfig } from '../../src/service/settings.js';
import { type Api, apiOf } from '../helpers/api.js';
import { folderWith } from '../helpers/folders.js';
import { until } from '../helpers/processes.js';
import { jishen } from '../helpers/run-jishen.js';
import { handInTexts, reportOf, statesOf } from '../helpers/run-serve.js';

let server: RunningServer | null = null;
afterEach(() => server?.close());

async function startServer(data: string, settings: Readonly<Record<string, unknown>> = {}): Promise<Api> {
  const config = await loadServiceConfig(null, { data, port: 0, ...settings }, {});
  server = await serve(config, { engine: '0.0.0-test', logTo: null });
  const { url } = server;
  return apiOf(() => url);
}

interface Backup {
  readonly name: string;
  readonly state: string;
  readonly rows: number | null;
  readonly files: number;
}
const list = (api: Api) => api.get<Backup[]>('/backups');

describe('backups of a running service', () => {
  it('are made one at a time, listed, told in the history, and can be restored', async () => {
    const data = folderWith();
    const api = await startServer(data);
    await handInTexts(api, { '云渡县甲局.txt': reportOf('云渡县甲局') });
    await until(async () => (await statesOf(api))['云渡县甲局.txt'] === 'reviewed');
    // Left by one that was killed.
    const left = join(data, 'backups', '2020-01-01T00-00-00-000Z.part');
    mkdirSync(left, { recursive: true });

    const answers = await Promise.allSettled([1, 2, 3].map(() => api.send<Backup>('POST', '/backups')));
    const begun = answers.filter((answer) => answer.status === 'fulfilled');
    expect(begun).toHaveLength(1);
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused.map(({ reason }) => [reason.status, reason.body.code])).toEqual([
      [409, 'backup-running'],
      [409, 'backup-running'],
    ]);
    const { name } = begun[0]!.value;
    await until(async () => (await list(api))[0]?.state !== 'running');
    expect(await list(api)).toEqual([
      expect.objectContaining({ name, state: 'done', rows: expect.any(Number), files: 2 }),
    ]);
    expect(existsSync(left)).toBe(false);
    const history = await api.get<{ subject: string; byName: string }[]>('/history?action=backup');
    expect(history.map(({ subject }) => subject)).toEqual([name]);

    const elsewhere = folderWith();
    const { status } = await jishen(['restore', join(data, 'backups', name), '--data', elsewhere]);
    expect(status).toBe(0);
    await server!.close();
    expect(await statesOf(await startServer(elsewhere))).toEqual({ '云渡县甲局.txt': 'reviewed' });
  });

  it('are refused where the disk has no room for them', async () => {
    const api = await startServer(folderWith(), { quota: { freeMb: 10 ** 9 } });
    await expect(api.send('POST', '/backups')).rejects.toMatchObject({
      status: 507,
      body: { code: 'storage-full' },
    });
    expect(await list(api)).toEqual([]);
    // The refusal is no backup that would keep others out.
    await expect(api.send('POST', '/backups')).rejects.toMatchObject({ status: 507 });
  });
});
