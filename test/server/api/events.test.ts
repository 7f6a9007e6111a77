import { beforeAll, describe, expect, it } from 'vitest';
import { type Api, type ApiEvent, readEvents } from '../../helpers/api.js';
import { handIn, newBatch, refusal, report, reviewed, settled, startServer } from '../../helpers/server.js';

/** Listens until `enough`, and then goes away. */
async function listen(
  api: Api,
  path: string,
  enough: (told: readonly ApiEvent[]) => boolean,
  last: number | null = null,
): Promise<ApiEvent[]> {
  const leave = new AbortController();
  const headers: Record<string, string> = last === null ? {} : { 'last-event-id': String(last) };
  const answer = await api.ask(path, { headers, signal: leave.signal });
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const told: ApiEvent[] = [];
  for await (const event of readEvents(answer)) {
    told.push(event);
    if (enough(told)) break;
  }
  leave.abort();
  return told;
}

describe.each(['embedded', 'servers'] as const)('events on %s', (place) => {
  let api: Api;
  beforeAll(async () => {
    ({ api } = await startServer({ place }));
  });
  const kinds = (told: readonly ApiEvent[], id: string) =>
    told.filter(({ data }) => data.submission === id).map(({ event }) => event);

  it('go on where a listener was when it comes back, and tell each step once', async () => {
    const batch = await newBatch(api);
    const [first, second] = (
      await handIn(api, batch, { '甲.txt': report('云渡县甲局'), '乙.txt': report('云渡县乙局') })
    ).submissions;
    const ids = [first!.submission.id, second!.submission.id];
    const path = `/events?batch=${batch}&after=0`;
    const before = await listen(api, path, (told) => told.length === 2);
    const seen = before.at(-1)!.id;
    for (const id of ids) await settled(api, id);
    const isDone = ({ event }: ApiEvent) => event === 'submission-reviewed';
    const after = await listen(api, path, (told) => told.filter(isDone).length === 2, seen);
    expect(after.every(({ id }) => id > seen)).toBe(true);
    const all = [...before, ...after];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all[0]).toMatchObject({ event: 'batch-created', data: { batch } });
    for (const id of ids)
      expect(kinds(all, id)).toEqual([
        'submission-waiting',
        'submission-queued',
        'submission-reading',
        'submission-reviewed',
      ]);
    expect(after.filter(isDone).map(({ data }) => data.unit)).toEqual(
      expect.arrayContaining(['云渡县甲局', '云渡县乙局']),
    );
  });

  it('tell only what is new to who says nothing, and only of the batch asked for', async () => {
    const batch = await newBatch(api);
    const other = await newBatch(api);
    const listening = listen(api, `/events?batch=${batch}`, (told) =>
      told.some(({ event }) => event === 'batch-deleted'),
    );
    await reviewed(api, '别处.txt', report('丙局'), other);
    const row = await reviewed(api, '这里.txt', report('丁局'), batch);
    await api.send('DELETE', `/submissions/${row.id}`);
    await api.send('DELETE', `/batches/${batch}`);
    const told = await listening;
    expect(told.every(({ data }) => data.batch === batch)).toBe(true);
    expect(kinds(told, row.id).at(-1)).toBe('submission-deleted');
    expect(await refusal(api.get(`/events?batch=${batch}`))).toMatchObject({ code: 'batch-not-found' });
  });

  it('bear with numbers that nobody gave', async () => {
    const batch = await newBatch(api);
    for (const last of ['9'.repeat(40), '-1', 'x', "1' or 1=1"]) {
      const leave = new AbortController();
      const answer = await api.ask(`/events?batch=${batch}&after=0`, {
        headers: { 'last-event-id': last },
        signal: leave.signal,
      });
      const told = await readEvents(answer).next();
      expect([last, told.value?.event]).toEqual([last, 'batch-created']);
      leave.abort();
    }
  });
});
