import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AccessWorld, openAccessWorld } from '../helpers/access-people.js';
import { addressOf, requests, type Target } from '../helpers/access-requests.js';
import { type Api, readEvents } from '../helpers/api.js';
import { until } from '../helpers/processes.js';
import { handIn, newBatch, refusal, report, reviewOf, settled, shown } from '../helpers/server.js';

/** Long enough for the comparison to see that one wrote it off the other. */
const copied = Array.from(
  { length: 12 },
  (_, n) =>
    `（${n + 1}）围绕第${n + 1}项重点工作，细化分工、压实责任，建立台账逐月调度，全年任务已按期完成。`,
).join('\n\n');

describe('two units that hand in to one open batch', () => {
  let world: AccessWorld;
  let batch: string;
  let mine: Target;
  let theirs: Target;
  /** What only the other unit's things say. */
  let secrets: string[];

  beforeAll(async () => {
    world = await openAccessWorld();
    const { uploader, other, reviewer, targets } = world;
    batch = await newBatch(reviewer.api, { name: '2024年度自评', isOpen: true });
    const handInTo = async (api: Api, unit: string) => {
      const files = { '自评.txt': `${report(unit)}\n\n${copied}`, '共同附件.txt': '全县统一模板' };
      const { submissions } = await handIn(api, batch, files, '?grouping=single');
      expect(submissions.map(({ isKnown }) => isKnown)).toEqual([false, false]);
      const rows = submissions.map(({ submission }) => submission);
      for (const { id } of rows) await settled(api, id);
      const { id } = rows.find(({ source }) => source === '自评.txt')!;
      const [document] = await api.get<{ id: string }[]>(`/submissions/${id}/documents`);
      return { ...targets.first, batch, submission: id, document: document!.id };
    };
    mine = await handInTo(uploader.api, '云渡县甲局');
    theirs = await handInTo(other.api, '云渡县乙局');
    await until(
      async () => (await reviewer.api.get<{ isCompared: boolean }>(`/batches/${batch}`)).isCompared,
    );
    const { findings } = await reviewOf(reviewer.api, mine.submission);
    const across = findings.filter(({ evidence }) => JSON.stringify(evidence).includes('/自评.txt'));
    expect(across.length).toBeGreaterThan(0);
    for (const { key } of across)
      await reviewer.api.send('PUT', `/submissions/${mine.submission}/decisions/${encodeURIComponent(key)}`, {
        verdict: 'accepted',
        note: '与乙局雷同',
      });
    const { unit, user, token } = targets.second;
    const own = targets.second.submission;
    secrets = ['乙局', theirs.submission, theirs.document, own, targets.second.batch, unit, user, token];
    secrets.push(...across.map(({ rule }) => `"${rule}:`), targets.bureau.submission, '丙局');
  });

  it('get reviews of their own, and the bureau sees what they have in common', async () => {
    const row = await shown(world.reviewer.api, mine.submission);
    const forUnit = await shown(world.uploader.api, mine.submission);
    const { findings } = await reviewOf(world.uploader.api, mine.submission);
    expect(forUnit.errors).toBe(findings.filter(({ severity }) => severity === 'error').length);
    const seen = await reviewOf(world.reviewer.api, mine.submission);
    expect(row.errors).toBe(seen.findings.filter(({ severity }) => severity === 'error').length);
    expect(seen.findings.length).toBeGreaterThan(findings.length);
  });

  it('learn nothing of the comparison from where their papers stand in the list, or whether they do', async () => {
    type Rows = { rows: readonly { id: string; errors: number; warnings: number }[]; total: number };
    const list = (api: Api, query: string) => api.get<Rows>(`/submissions?batch=${batch}&${query}`);
    const { uploader, reviewer } = world;
    for (const sort of ['errors', 'warnings'] as const)
      for (const order of ['asc', 'desc']) {
        const { rows } = await list(uploader.api, `sort=${sort}&order=${order}`);
        expect(rows).toHaveLength(2);
        const sorted = rows.map((row) => row[sort]).sort((a, b) => (order === 'asc' ? a - b : b - a));
        expect(rows.map((row) => row[sort])).toEqual(sorted);
      }
    const { rows } = await list(uploader.api, '');
    const failed = rows.filter(({ errors }) => errors > 0);
    expect((await list(uploader.api, 'withErrors=true')).total).toBe(failed.length);
    const rules = await reviewer.api.get<{ id: string; scope: string }[]>('/rules');
    const across = rules.filter(({ scope }) => scope === 'run');
    let seen = 0;
    for (const { id } of across) {
      seen += (await list(reviewer.api, `rule=${id}`)).total;
      expect((await list(uploader.api, `rule=${id}`)).total, id).toBe(0);
    }
    expect(seen).toBeGreaterThan(0);
    expect((await list(uploader.api, 'rule=publication-date-unknown')).total).toBe(1);
    expect(await refusal(list(uploader.api, 'roster=late'))).toMatchObject({ code: 'usage' });
  });

  it('learn nothing of each other, whatever they ask', async () => {
    const { uploader, targets } = world;
    let looked = 0;
    for (const [name, request] of Object.entries(requests)) {
      const [method, url] = name.split(' ') as [string, string];
      if (method !== 'GET' || url === '/events' || url === '/openapi.json') continue;
      const formats = url.includes(':format') ? ['csv', 'html', 'ndjson', 'xlsx'] : [''];
      for (const target of [mine, theirs, targets.second, targets.bureau])
        for (const format of formats) {
          const path = addressOf(url.replace(':format', format), request, target);
          const answer = await uploader.api.ask(path, { redirect: 'manual' });
          const text = textOf(new Uint8Array(await answer.arrayBuffer()));
          looked += 1;
          // Somebody's name for what was asked for is no news.
          const told = secrets.filter((one) => text.includes(one) && !path.includes(encodeURIComponent(one)));
          expect([path, told]).toEqual([path, []]);
        }
    }
    expect(looked).toBeGreaterThan(100);
    for (const query of ['', `?ids=${theirs.submission}`, `?ids=${mine.submission},${theirs.submission}`]) {
      const answer = await uploader.api.ask(`/batches/${batch}/exports/csv${query}`);
      expect(await answer.text()).not.toContain('乙局');
    }
    const list = await uploader.api.get<{ rows: { owner: string }[] }>('/submissions?most=500');
    expect(new Set(list.rows.map(({ owner }) => owner))).toEqual(new Set([targets.first.unit]));
    const counts = await uploader.api.get<{ counts: object }>(`/batches/${batch}`);
    expect(counts).toMatchObject({ counts: { reviewed: 2 } });
  });

  it('hear of their own only', async () => {
    const { uploader, other } = world;
    const leave = new AbortController();
    const answer = await uploader.api.ask(`/events?after=0`, { signal: leave.signal });
    await handIn(other.api, batch, { '补充.txt': report('云渡县乙局') });
    const { submissions } = await handIn(uploader.api, batch, { '补充.txt': report('云渡县甲局') });
    const last = submissions[0]!.submission.id;
    const told = [];
    for await (const event of readEvents(answer)) {
      told.push(event);
      if (event.event === 'submission-reviewed' && event.data.submission === last) break;
    }
    leave.abort();
    const text = JSON.stringify(told);
    expect(secrets.filter((one) => text.includes(one))).toEqual([]);
    expect(told.some(({ data }) => data.submission === mine.submission)).toBe(true);
  });

  it('cannot add to what is closed to them, nor undo what is not theirs', async () => {
    const { uploader, reviewer, targets } = world;
    await reviewer.api.send('PATCH', `/batches/${batch}`, { isOpen: false });
    const into = [batch, targets.bureau.batch, targets.second.batch];
    for (const id of into) {
      const answer = await uploader.api.ask(`/batches/${id}/submissions`, { method: 'POST' });
      expect(answer.status).toBe(404);
    }
    expect((await uploader.api.ask(`/submissions/${theirs.submission}`, { method: 'DELETE' })).status).toBe(
      404,
    );
    expect(await shown(reviewer.api, theirs.submission)).toMatchObject({ state: 'reviewed' });
    expect(await shown(uploader.api, mine.submission)).toMatchObject({ state: 'reviewed' });
  });
});

/** The text of an answer, out of its archive where it is one. */
function textOf(bytes: Uint8Array): string {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const parts = isZip ? Object.values(unzipSync(bytes)).map(textOf) : [new TextDecoder().decode(bytes)];
  return parts.join('\n');
}
