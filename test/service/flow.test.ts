import { beforeAll, describe, expect, it } from 'vitest';
import { documentsOf } from '../../src/adapters/db/service/documents.js';
import { historyOf } from '../../src/adapters/db/service/history.js';
import { findSubmission } from '../../src/adapters/db/service/submissions.js';
import { actOnOne, removeBatch } from '../../src/service/bulk/act-on.js';
import { adjust, decide, deskState, reopen, sheetOf, sign } from '../../src/service/desk.js';
import { keptOriginal } from '../../src/service/names.js';
import { readReview } from '../../src/service/read-review.js';
import { removeOldOriginals } from '../../src/service/retention.js';
import { cancel, correct, retry } from '../../src/service/rework.js';
import {
  allEvents,
  allSettled,
  compared,
  handInFiles,
  ME,
  newBatch,
  placeEnvironment,
  places,
  settledRow,
  startService,
} from '../helpers/service.js';
import { zipOf } from '../helpers/zips.js';

const report = (unit: string) =>
  [
    `2024年度${unit}整体支出绩效自评报告`,
    '一、单位基本情况',
    `${unit}为区政府直属事业单位，核定编制6名。`,
    '二、一般公共预算支出情况',
    '2024年基本支出预算数87.56万元，其中：人员经费76.76万元，公用经费10.8万元。',
    '二、存在的问题及原因分析',
    '一是预算编制不够精细，由于测算依据不足，导致年中追加较多。',
  ].join('\n\n');

describe.each(places)('on %s', (place) => {
  let environment: NodeJS.ProcessEnv;
  beforeAll(async () => {
    environment = await placeEnvironment(place);
  });

  it('reviews files, folders and archives that were handed in, and tells of each step once', async () => {
    const { service } = await startService(environment);
    const { batch, handedIn } = await handInFiles(service, {
      '甲局.txt': report('云渡县甲局'),
      '甲局副本.txt': report('云渡县甲局'),
      '乙局/报告.txt': report('云渡县乙局'),
      '乙局/附表.csv': '项目,金额\n基本支出,10',
      '丙局.zip': zipOf({ '报告.txt': report('云渡县丙局'), '说明.txt': '无' }),
      '空白.docx': '',
    });
    expect(handedIn.map(({ row }) => row.source)).toEqual([
      '丙局.zip',
      '乙局',
      '甲局.txt',
      '甲局副本.txt',
      '空白.docx',
    ]);
    await allSettled(service);
    await compared(service, batch.id);

    const rows = await Promise.all(handedIn.map(({ row }) => findSubmission(service.db, row.id)));
    expect(rows.map((row) => [row!.source, row!.state, row!.unit])).toEqual([
      ['丙局.zip', 'reviewed', '云渡县丙局'],
      ['乙局', 'reviewed', '云渡县乙局'],
      ['甲局.txt', 'reviewed', '云渡县甲局'],
      ['甲局副本.txt', 'reviewed', '云渡县甲局'],
      ['空白.docx', 'failed', null],
    ]);
    expect(rows[4]!.failures.map(({ code }) => code)).toEqual(['empty']);
    const review = (await readReview(service, rows[2]!))!;
    expect(review.findings.map(({ rule }) => rule)).toContain('section-number-duplicate');
    expect(review.findings.map(({ rule }) => rule)).toContain('duplicate-file');
    expect((await documentsOf(service.db, rows[0]!.id)).map(({ file }) => file)).toEqual([
      '报告.txt',
      '说明.txt',
    ]);

    const events = await allEvents(service);
    for (const { id } of rows.map((row) => row!)) {
      const told = events.filter(({ submission }) => submission === id).map(({ kind }) => kind);
      expect(told.slice(0, 2)).toEqual(['submission-waiting', 'submission-queued']);
      expect(told.filter((kind) => /reviewed|failed/.test(kind))).toHaveLength(1);
    }
    expect(events.map(({ id }) => id)).toEqual([...events.map(({ id }) => id)].sort((a, b) => a - b));
  });

  it('adds nothing when the same is handed in again, and takes what is reviewed already from the store', async () => {
    const { service } = await startService(environment);
    const first = await handInFiles(service, { '丁局.txt': report('云渡县丁局') });
    await allSettled(service);
    const again = await handInFiles(service, { '丁局.txt': report('云渡县丁局') }, { batch: first.batch });
    expect(again.handedIn.map(({ isKnown }) => isKnown)).toEqual([true]);
    const elsewhere = await handInFiles(service, { '丁局.txt': report('云渡县丁局') });
    const row = await settledRow(service, elsewhere.ids[0]!);
    expect(row.review).toBe((await findSubmission(service.db, first.ids[0]!))!.review);
    const told = (await allEvents(service)).filter(({ submission }) => submission === row.id);
    expect(told.map(({ kind }) => kind)).not.toContain('submission-reading');
  });

  it('keeps decisions over another score sheet and refuses all of it once signed', async () => {
    const { service } = await startService(environment);
    const { ids } = await handInFiles(service, { '戊局.txt': report('云渡县戊局') });
    const id = ids[0]!;
    const row = await settledRow(service, id);
    const review = (await readReview(service, row))!;
    const finding = review.findings.find(({ rule }) => rule === 'section-number-duplicate')!;
    await decide(
      service,
      { submission: id, finding: finding.key, actor: ME },
      { verdict: 'dismissed', reason: '系目录', note: null },
    );
    await expect(
      decide(
        service,
        { submission: id, finding: 'nothing', actor: ME },
        { verdict: 'accepted', reason: null, note: null },
      ),
    ).rejects.toMatchObject({ code: 'finding-not-found' });

    await actOnOne(service, id, { action: 'reaudit', wish: { rubric: null, config: 'sichuan' } }, ME);
    const next = await settledRow(service, id);
    expect(next.attempt).toBe(2);
    expect(next.review).not.toBe(row.review);
    expect((await deskState(service.db, id)).decisions).toMatchObject([
      { finding: finding.key, verdict: 'dismissed' },
    ]);

    await expect(sign(service, { submission: id, actor: ME, review: next.review! })).rejects.toMatchObject({
      code: 'criteria-open',
    });
    const sheet = (await sheetOf(service, next))!;
    for (const line of sheet.lines.filter(({ points }) => points === null)) {
      await adjust(
        service,
        { submission: id, criterion: line.id, actor: ME },
        { points: line.max, reason: '已核实' },
      );
    }
    await expect(sign(service, { submission: id, actor: ME, review: row.review! })).rejects.toMatchObject({
      code: 'review-changed',
    });
    await sign(service, { submission: id, actor: ME, review: next.review! });
    const signed = (await findSubmission(service.db, id))!;
    expect(signed.score).toBe((await sheetOf(service, signed))!.total);
    await expect(retry(service, id, ME)).rejects.toMatchObject({ code: 'signed' });
    await expect(adjust(service, { submission: id, criterion: 'T1', actor: ME }, null)).rejects.toMatchObject(
      { code: 'signed' },
    );
    await reopen(service, { submission: id, actor: ME, reason: '补充材料' });
    expect((await historyOf(service.db, id)).map(({ action }) => action)).toEqual([
      'hand-in',
      'dismissed',
      'reaudit',
      ...sheet.lines.filter(({ points }) => points === null).map(() => 'adjust'),
      'sign',
      'reopen',
    ]);
  });

  it('reviews anew with what a person knows better', async () => {
    const { service } = await startService(environment);
    const { ids } = await handInFiles(service, { '己局.txt': report('云渡县己局') });
    await settledRow(service, ids[0]!);
    await correct(service, ids[0]!, { submitted: '2025-07-18', unit: '云渡县己局（本级）' }, ME);
    const row = await settledRow(service, ids[0]!);
    expect(row).toMatchObject({ state: 'reviewed', submitted: '2025-07-18', unit: '云渡县己局（本级）' });
    const review = (await readReview(service, row))!;
    expect(review.rubric.criteria.find(({ id }) => id === 'T1')).toMatchObject({
      status: 'scored',
      suggested: 7,
    });
  });

  it('cancels what has not been reviewed, and takes it up again', async () => {
    const { service } = await startService(environment, { settings: { queue: { window: 1 } } });
    const { ids } = await handInFiles(service, {
      '庚局.txt': report('云渡县庚局'),
      '辛局.txt': report('云渡县辛局'),
    });
    await cancel(service, ids[1]!, ME);
    await allSettled(service);
    expect((await findSubmission(service.db, ids[1]!))!.state).toBe('cancelled');
    await expect(cancel(service, ids[1]!, ME)).rejects.toMatchObject({ code: 'not-open' });
    await retry(service, ids[1]!, ME);
    expect((await settledRow(service, ids[1]!)).state).toBe('reviewed');
  });

  it('forgets files with the last submission that holds them', async () => {
    const { service } = await startService(environment);
    const text = report('云渡县壬局');
    const one = await handInFiles(service, { '壬局.txt': text });
    const other = await handInFiles(service, { '壬局.txt': text });
    await allSettled(service);
    const [document] = await documentsOf(service.db, one.ids[0]!);
    const original = keptOriginal(document!.sha256);
    await actOnOne(service, one.ids[0]!, { action: 'delete' }, ME);
    expect(await service.files.has(original)).toBe(true);
    expect(await readReview(service, (await findSubmission(service.db, other.ids[0]!))!)).not.toBeNull();
    await removeBatch(service, other.batch.id, { actor: ME, evenSigned: false });
    expect(await service.files.has(original)).toBe(false);
    expect(await service.files.has(document!.read)).toBe(false);
    expect((await historyOf(service.db, one.ids[0]!)).map(({ action }) => action)).toContain('delete');
  });

  it('needs no original for another score sheet once it is past its time', async () => {
    const { service } = await startService(environment);
    const { ids } = await handInFiles(service, { '癸局.txt': report('云渡县癸局') });
    const row = await settledRow(service, ids[0]!);
    await removeOldOriginals(service, new Date(Date.now() + 1000));
    const [document] = await documentsOf(service.db, row.id);
    expect(await service.files.has(keptOriginal(document!.sha256))).toBe(false);
    await actOnOne(service, ids[0]!, { action: 'reaudit', wish: { rubric: null, config: 'sichuan' } }, ME);
    expect((await settledRow(service, ids[0]!)).state).toBe('reviewed');
    await retry(service, ids[0]!, ME);
    expect((await settledRow(service, ids[0]!)).failures.map(({ code }) => code)).toEqual(['missing']);
  });

  it('lets a person go before a bulk run', async () => {
    const { service } = await startService(environment, { settings: { queue: { window: 2 } } });
    const bulk = await newBatch(service, { urgency: 'bulk' });
    const many = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`第${index}局.txt`, report(`云渡县第${index}局`)]),
    );
    await handInFiles(service, many, { batch: bulk });
    const person = await handInFiles(service, { '急件.txt': report('云渡县急件局') });
    await settledRow(service, person.ids[0]!);
    const before = (await allEvents(service)).filter(
      ({ batch, kind }) => batch === bulk.id && kind === 'submission-reviewed',
    );
    expect(before.length).toBeLessThan(12);
    await allSettled(service);
  });
});
