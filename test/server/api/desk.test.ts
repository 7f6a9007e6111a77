import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/model/desk.js';
import type { Review } from '../../../src/model/review.js';
import type { FinalSheet } from '../../../src/rubric/final-sheet.js';
import type { Api } from '../../helpers/api.js';
import {
  refusal,
  report,
  reviewed,
  reviewOf,
  type Shown,
  settled,
  startServer,
  type TestServer,
} from '../../helpers/server.js';

interface Detail {
  readonly submission: Shown;
  readonly decisions: readonly Decision[];
  readonly adjustments: readonly { readonly criterion: string; readonly points: number | null }[];
  readonly sheet: FinalSheet;
}

interface Entry {
  readonly id: number;
  readonly at: string;
  readonly byName: string;
  readonly action: string;
  readonly subject: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
}

describe.each(['embedded', 'servers'] as const)('what a reviewer decides on %s', (place) => {
  let started: TestServer;
  let api: Api;
  let row: Shown;
  let review: Review;
  const detail = () => api.get<Detail>(`/submissions/${row.id}`);
  const history = () => api.get<Entry[]>(`/submissions/${row.id}/history`);
  const path = (rest: string) => `/submissions/${row.id}/${rest}`;
  const decision = (key: string) => path(`decisions/${encodeURIComponent(key)}`);
  /** A finding for which points are taken that nothing else takes, of a criterion that has some left. */
  const costly = () => {
    const deductions = review.rubric.criteria.flatMap(({ deductions: all, suggested }) =>
      (suggested ?? 0) > 0 ? all : [],
    );
    const one = deductions.find(({ findings }) => findings.length === 1)!;
    return { points: one.points, finding: review.findings.find(({ id }) => id === one.findings[0])! };
  };

  beforeAll(async () => {
    started = await startServer({ place });
    api = started.api;
    row = await reviewed(api, '甲局.txt', report('云渡县甲局'));
    review = await reviewOf(api, row.id);
  });

  it('gives points back with the finding that is dismissed, and takes them again when it is not', async () => {
    const { finding, points } = costly();
    const before = (await detail()).sheet.total;
    const dismissal = { verdict: 'dismissed', reason: '系目录页码', note: '见附件' };
    expect(await refusal(api.send('PUT', decision(finding.key), { verdict: 'dismissed' }))).toMatchObject({
      status: 422,
      code: 'reason-missing',
    });
    await api.send('PUT', decision(finding.key), dismissal);
    const after = await detail();
    expect(after.sheet.total).toBeCloseTo(before + points, 10);
    expect(after.decisions).toMatchObject([{ ...dismissal, finding: finding.key, rule: finding.rule }]);
    await api.send('PUT', decision(finding.key), { verdict: 'accepted' });
    expect((await detail()).sheet.total).toBe(before);
    await api.send('PUT', decision(finding.key), { verdict: null, note: '待核' });
    expect((await detail()).decisions).toMatchObject([{ verdict: null, note: '待核' }]);
    await api.send('DELETE', decision(finding.key));
    expect((await detail()).decisions).toEqual([]);
    await api.send('DELETE', decision(finding.key));
    expect(await refusal(api.send('DELETE', decision('no:such')))).toMatchObject({ status: 404 });
    expect(await refusal(api.send('PUT', decision('no:such'), { verdict: 'accepted' }))).toMatchObject({
      status: 404,
      code: 'finding-not-found',
    });
    const wrong = api.send('PUT', decision(finding.key), { verdict: 'accepted', note: 'a\0b' });
    expect(await refusal(wrong)).toMatchObject({ status: 400, code: 'invalid-request' });
  });

  it('puts other points in place of the suggestion, within the criterion', async () => {
    const [line] = (await detail()).sheet.lines;
    const criterion = path(`criteria/${line!.id}`);
    await api.send('PUT', criterion, { points: 0, reason: '未按要求编报' });
    expect((await detail()).sheet.lines[0]).toMatchObject({
      points: 0,
      isAdjusted: true,
      reason: '未按要求编报',
    });
    for (const points of [line!.max + 1, 1000])
      expect(await refusal(api.send('PUT', criterion, { points }))).toMatchObject({
        status: 422,
        code: 'points-out-of-range',
      });
    for (const points of [-1, 0.005])
      expect(await refusal(api.send('PUT', criterion, { points }))).toMatchObject({ status: 400 });
    expect(await refusal(api.send('PUT', path('criteria/none'), { points: 1 }))).toMatchObject({
      code: 'criterion-not-found',
    });
    await api.send('DELETE', criterion);
    expect((await detail()).sheet.lines[0]).toEqual(line);
  });

  it('is closed by signing, and opened again with a reason', async () => {
    const sign = (key: string | null) => api.send('POST', path('sign-off'), { review: key });
    expect(await refusal(sign(row.review))).toMatchObject({ status: 409, code: 'criteria-open' });
    for (const { id, max } of (await detail()).sheet.lines.filter(({ points }) => points === null))
      await api.send('PUT', path(`criteria/${id}`), { points: max / 2, reason: '已核' });
    expect(await refusal(sign('another'))).toMatchObject({ code: 'review-changed' });
    const { total } = (await sign(row.review)) as { total: number };
    const signed = await detail();
    expect(signed.submission).toMatchObject({ sign: 'signed', score: total });
    expect(signed.sheet.total).toBe(total);
    const { finding } = costly();
    for (const step of [
      () => api.send('PUT', decision(finding.key), { verdict: 'accepted' }),
      () => api.send('PUT', path(`criteria/${signed.sheet.lines[0]!.id}`), { points: 0 }),
      () => api.send('POST', path('retry')),
      () => api.send('PATCH', `/submissions/${row.id}`, { year: 2023, assignee: 'somebody' }),
      () => api.send('DELETE', `/submissions/${row.id}`),
      () => api.send('DELETE', `/batches/${row.batch}`),
      () => sign(row.review),
    ])
      expect(await refusal(step())).toMatchObject({ status: 409, code: 'signed' });
    expect(await detail()).toEqual(signed);
    expect(await api.send('POST', path('reaudit'), {})).toEqual({
      done: [],
      refused: [{ id: row.id, code: 'signed' }],
    });
    expect(await refusal(api.send('POST', path('reopen'), { reason: ' ' }))).toMatchObject({ status: 400 });
    await api.send('POST', path('reopen'), { reason: '补充材料' });
    expect((await detail()).submission).toMatchObject({ sign: 'open', score: null });
    expect(await refusal(api.send('POST', path('reopen'), { reason: '再次' }))).toMatchObject({
      code: 'not-signed',
    });
  });

  it('is in the history, with who, when, before and after', async () => {
    const entries = await history();
    const { finding } = costly();
    const ofFinding = entries.filter(({ subject }) => subject === finding.key);
    const short = { verdict: 'dismissed', reason: '系目录页码', note: '见附件' };
    expect(ofFinding.map(({ action }) => action)).toEqual(['dismissed', 'accepted', 'note', 'undo-decision']);
    expect(ofFinding[0]).toMatchObject({ before: null, after: short, reason: '系目录页码' });
    expect(ofFinding[1]).toMatchObject({ before: short, after: { verdict: 'accepted' } });
    expect(ofFinding[3]).toMatchObject({ before: { note: '待核' }, after: null });
    for (const { byName, at } of entries) expect([byName, Date.parse(at) > 0]).toEqual(['本机用户', true]);
    const [signing, reopening] = entries.slice(-2);
    expect(signing).toMatchObject({
      action: 'sign',
      after: { total: expect.any(Number), review: row.review },
    });
    expect(reopening).toMatchObject({ action: 'reopen', reason: '补充材料' });
    const all = await api.get<Entry[]>('/history?most=500');
    expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => id).sort((a, b) => b - a));
    expect(await api.get(`/history?most=1&before=${all[0]!.id}`)).toEqual([all[1]]);
    expect(await api.get('/history?action=sign')).toEqual([signing]);
  });

  it('cannot be written over, by whatever way', async () => {
    const { db } = started.server.service;
    const before = await history();
    for (const statement of [
      sql`update jishen_service.history set by_name = '别人'`,
      sql`delete from jishen_service.history`,
      sql`truncate jishen_service.history`,
    ])
      await expect(db.execute(statement)).rejects.toThrow();
    for (const method of ['PUT', 'PATCH', 'DELETE', 'POST'] as const)
      expect(await refusal(api.send(method, '/history'))).toMatchObject({ status: 404 });
    expect(await history()).toEqual(before);
  });

  it('outlives another review of the same papers', async () => {
    const { finding } = costly();
    await api.send('PUT', decision(finding.key), { verdict: 'dismissed', reason: '核实无误' });
    await api.send('POST', path('reaudit'), { config: 'sichuan' });
    const next = await settled(api, row.id);
    expect(next.review).not.toBe(row.review);
    expect((await detail()).decisions).toMatchObject([{ finding: finding.key, verdict: 'dismissed' }]);
  });
});
