import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../../helpers/api.js';
import { until } from '../../helpers/processes.js';
import {
  handIn,
  newBatch,
  refusal,
  report,
  reviewed,
  type Shown,
  settled,
  shown,
  startServer,
  type TestServer,
} from '../../helpers/server.js';

interface Bulk {
  readonly done: readonly string[];
  readonly refused: readonly { readonly id: string; readonly code: string }[];
}

interface Begun extends Bulk {
  readonly task: { readonly id: string; readonly state: string };
}

describe('what is done to submissions', () => {
  let started: TestServer;
  let api: Api;
  beforeAll(async () => {
    started = await startServer({ settings: { queue: { window: 1 } } });
    api = started.api;
  });
  const act = (body: object) => api.send<Bulk>('POST', '/submissions/actions', body);
  const three = async (batch: string) => {
    const files = Object.fromEntries(
      ['甲', '乙', '丙'].map((name) => [`${name}.txt`, report(`云渡县${name}局`)]),
    );
    return (await handIn(api, batch, files)).submissions.map(({ submission }) => submission.id);
  };

  it('is stopped on the way, and taken up again', async () => {
    const batch = await newBatch(api);
    const ids = await three(batch);
    const last = ids[2]!;
    expect(await api.send('POST', `/submissions/${last}/cancel`)).toMatchObject({ state: 'cancelled' });
    expect(await refusal(api.send('POST', `/submissions/${last}/cancel`))).toMatchObject({
      status: 409,
      code: 'not-open',
    });
    await settled(api, ids[0]!);
    await settled(api, ids[1]!);
    // A list of who has to hand in reviews the others anew; what was stopped stays stopped.
    await api.send('PUT', `/batches/${batch}/roster`, { entries: [{ unit: '云渡县甲局' }] });
    expect((await settled(api, ids[0]!)).attempt).toBe(2);
    expect((await shown(api, last)).state).toBe('cancelled');
    await api.send('POST', `/submissions/${last}/retry`);
    expect(await settled(api, last)).toMatchObject({ state: 'reviewed' });
    expect(await refusal(api.send('POST', '/submissions/none/retry'))).toMatchObject({ status: 404 });
  });

  it('is done to a whole batch at once', async () => {
    const batch = await newBatch(api);
    const ids = await three(batch);
    const { done } = await api.send<Bulk>('POST', `/batches/${batch}/cancel`);
    expect(ids).toEqual(expect.arrayContaining([...done]));
    expect(done.length).toBeGreaterThan(0);
    const stopped = await Promise.all(ids.map((id) => settled(api, id)));
    expect(stopped.filter(({ state }) => state === 'cancelled').map(({ id }) => id)).toEqual(
      expect.arrayContaining([...done]),
    );
    expect((await act({ action: 'retry', batch })).done).toHaveLength(3);
    for (const id of ids) expect((await settled(api, id)).state).toBe('reviewed');
    expect(await api.send('POST', `/batches/${batch}/retry`)).toEqual({ done: [], refused: [] });
  });

  it('is done to all that the conditions of the list find, in the number that was agreed to', async () => {
    const batch = await newBatch(api);
    // By name: 丙 comes first.
    const ids = await three(batch);
    for (const id of ids) await settled(api, id);
    const filter = { batch, search: '丙', state: 'reviewed,failed' };
    expect(await refusal(act({ action: 'assign', filter, assignee: 'me', count: 3 }))).toMatchObject({
      status: 409,
      code: 'list-changed',
    });
    const one = await act({ action: 'assign', filter, assignee: 'me', count: 1 });
    expect(one).toEqual({ done: [ids[0]], refused: [] });
    const again = await act({ action: 'reaudit', filter: { batch, withErrors: 'false' }, count: 3 });
    expect([...again.done].sort()).toEqual([...ids].sort());
    for (const id of ids) await settled(api, id);
    expect((await act({ action: 'delete', filter: { batch, assignee: 'me' } })).done).toEqual([ids[0]]);
    const left = await api.get<{ rows: Shown[] }>(`/submissions?batch=${batch}`);
    expect(left.rows.map(({ id }) => id).sort()).toEqual(ids.slice(1).sort());
    expect(await refusal(act({ action: 'delete', filter: { batch, state: 'nonsense' } }))).toMatchObject({
      status: 400,
    });
  });

  it('is done to each of several, and what is not there does not hold up the rest', async () => {
    const ids = await three(await newBatch(api));
    for (const id of ids) await settled(api, id);
    const given = [ids[0]!, 'none', ids[1]!];
    const gone = [{ id: 'none', code: 'submission-not-found' }];
    expect(await act({ action: 'assign', ids: given, assignee: 'local' })).toEqual({
      done: [ids[0], ids[1]],
      refused: gone,
    });
    const mine = await api.get<{ rows: Shown[] }>('/submissions?assignee=local');
    expect(mine.rows.map(({ id }) => id).sort()).toEqual([ids[0], ids[1]].sort());
    expect(await act({ action: 'reaudit', ids: given })).toEqual({ done: [ids[0], ids[1]], refused: gone });
    for (const id of ids) await settled(api, id);
    expect(await act({ action: 'cancel', ids: [ids[0]!] })).toEqual({
      done: [],
      refused: [{ id: ids[0], code: 'not-open' }],
    });
    expect(await act({ action: 'delete', ids: given })).toEqual({ done: [ids[0], ids[1]], refused: gone });
    expect(await refusal(shown(api, ids[0]!))).toMatchObject({ code: 'submission-not-found' });
    expect(await refusal(act({ action: 'destroy', ids }))).toMatchObject({ status: 400 });
  });

  it('goes on by itself where it is done to very many, and can be stopped', async () => {
    const ids = Array.from({ length: 501 }, (_, index) => `none-${index}`);
    const { status, body } = await api
      .ask('/submissions/actions', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ action: 'delete', ids: [...ids, ids[0]] }),
      })
      .then(async (answer) => ({ status: answer.status, body: (await answer.json()) as Begun }));
    expect(status).toBe(202);
    expect(body).toMatchObject({
      ...{ done: [], refused: [] },
      task: { action: 'delete', total: 501, done: 0, ended: null },
    });
    const path = `/tasks/${body.task.id}`;
    await until(async () => (await api.get<Begun['task']>(path)).state !== 'running');
    const over = await api.get<Begun['task']>(path);
    expect(over).toMatchObject({ state: 'done', done: 0, refused: { 'submission-not-found': 501 } });
    expect(await api.send('POST', `${path}/stop`)).toEqual(over);
    expect(await api.get<object[]>('/tasks')).toEqual([over]);
    expect(await refusal(api.get('/tasks/none'))).toMatchObject({ status: 404, code: 'task-not-found' });
  });

  it('leaves an entry in the history when somebody becomes responsible, or nobody', async () => {
    const row = await reviewed(api, '己.txt', report('云渡县己局'));
    for (const assignee of ['local', 'local', null])
      await api.send('PATCH', `/submissions/${row.id}`, { assignee });
    const entries = await api.get<{ action: string; byName: string; before: object; after: object }[]>(
      `/submissions/${row.id}/history`,
    );
    const { byName } = entries[0]!;
    const [nobody, somebody] = [
      { assignee: null, assigneeId: null },
      { assignee: byName, assigneeId: 'local' },
    ];
    expect(entries.filter(({ action }) => action === 'assign')).toMatchObject([
      { byName, before: nobody, after: somebody },
      { byName, before: somebody, after: nobody },
    ]);
  });

  it('is corrected by a person, and reviewed anew', async () => {
    const row = await reviewed(api, '丁.txt', report('云渡县丁局'));
    const given = { unit: '云渡县丁局（本级）', submitted: '2025-07-18', assignee: 'local' };
    expect(await api.send('PATCH', `/submissions/${row.id}`, given)).toMatchObject({
      attempt: 2,
      assignee: 'local',
    });
    expect(await settled(api, row.id)).toMatchObject({ unit: given.unit, submitted: given.submitted });
    for (const wrong of [{ year: 1 }, { submitted: '2025-02-30' }, { unit: '' }, { unit: 'a\0' }])
      expect(await refusal(api.send('PATCH', `/submissions/${row.id}`, wrong))).toMatchObject({
        status: 400,
      });
  });

  it('is forgotten with its files', async () => {
    const batch = await newBatch(api);
    const row = await reviewed(api, '戊.txt', `${report('云渡县戊局')}\n\n独一份。`, batch);
    const [document] = await api.get<{ sha256: string }[]>(`/submissions/${row.id}/documents`);
    const sha = document!.sha256;
    const path = join(started.data, 'files', 'kept', 'original', sha.slice(0, 2), sha);
    expect(existsSync(path)).toBe(true);
    await api.send('DELETE', `/batches/${batch}`);
    expect(existsSync(path)).toBe(false);
    expect(await refusal(api.get(`/batches/${batch}`))).toMatchObject({ code: 'batch-not-found' });
    const history = await api.get<{ action: string; batch: string }[]>('/history');
    expect(
      history
        .slice(0, 2)
        .map(({ action }) => action)
        .sort(),
    ).toEqual(['delete', 'delete-batch']);
  });

  it('goes before or after others when the batch becomes urgent or not', async () => {
    const bulk = await newBatch(api, { urgency: 'bulk', name: '批量' });
    const ids = await three(bulk);
    const change = { urgency: 'person', name: '急件', isOpen: true };
    expect(await api.send('PATCH', `/batches/${bulk}`, change)).toMatchObject(change);
    expect(await api.send('PATCH', `/batches/${bulk}`, {})).toMatchObject(change);
    const [entry] = await api.get<object[]>('/history?action=change-batch');
    expect(entry).toMatchObject({
      before: { name: '批量', isOpen: false },
      after: { name: '急件', isOpen: true },
    });
    for (const id of ids) await settled(api, id);
    expect((await api.get<{ name: string }[]>(`/batches?search=${encodeURIComponent('急')}`)).length).toBe(1);
  });

  it('is counted for the administrator', async () => {
    expect(await api.get('/queue')).toMatchObject({ kind: 'embedded', storedBytes: expect.any(Number) });
    const { url } = started.server;
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok', problems: [] });
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready', problems: [] });
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toMatch(/^jishen_settled_total\{state="reviewed"\} [1-9]/m);
    expect(metrics).toMatch(/^jishen_http_seconds_count\{route="\/api\/v1\/submissions\/:id",/m);
    const board = await fetch(`${url}/admin/queues`);
    expect([board.status, board.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });
});
