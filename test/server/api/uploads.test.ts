import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashBytes } from '../../../src/intake/hash.js';
import { removeLeftFiles } from '../../../src/service/bulk/left-files.js';
import { keptOriginal } from '../../../src/service/names.js';
import type { Api } from '../../helpers/api.js';
import { until } from '../../helpers/processes.js';
import {
  type HandedIn,
  handIn,
  newBatch,
  refusal,
  report,
  settled,
  startServer,
  type TestServer,
} from '../../helpers/server.js';
import { zipOf } from '../../helpers/zips.js';

const sources = ({ submissions }: HandedIn) => submissions.map(({ submission }) => submission.source);
const filesOf = async (api: Api, id: string) =>
  (await api.get<{ file: string }[]>(`/submissions/${id}/documents`)).map(({ file }) => file);

describe.each(['embedded', 'servers'] as const)('uploads to a server on %s', (place) => {
  let started: TestServer;
  let api: Api;
  beforeAll(async () => {
    started = await startServer({
      place,
      settings: { limits: { fileMb: 1, requestMb: 3, requestFiles: 12 } },
    });
    api = started.api;
  });
  const scratch = () =>
    readdirSync(join(started.data, 'scratch')).filter((name) => name.startsWith('upload-'));
  const total = async (batch: string) =>
    (await api.get<{ total: number }>(`/submissions?batch=${batch}`)).total;

  it('make files, folders and archives submissions of their own, and leave out what systems add', async () => {
    const batch = await newBatch(api);
    const answer = await handIn(api, batch, {
      '甲局 绩效自评报告（终稿）.txt': report('云渡县甲局'),
      '乙局/报告.txt': report('云渡县乙局'),
      '乙局/附表.csv': '项目,金额\n基本支出,10',
      '乙局/~$报告.docx': 'x',
      '乙局/.DS_Store': 'x',
      '丙局.zip': zipOf({ '丙局/报告.txt': report('云渡县丙局'), '__MACOSX/._报告.txt': 'x' }),
    });
    expect(sources(answer)).toEqual(['丙局.zip', '乙局', '甲局 绩效自评报告（终稿）.txt']);
    expect(answer.ignored).toEqual(['乙局/~$报告.docx', '乙局/.DS_Store']);
    const ids = answer.submissions.map(({ submission }) => submission.id);
    const rows = [];
    for (const id of ids) rows.push(await settled(api, id));
    expect(rows.map(({ state, unit }) => [state, unit])).toEqual([
      ['reviewed', '云渡县丙局'],
      ['reviewed', '云渡县乙局'],
      ['reviewed', '云渡县甲局'],
    ]);
    expect(await filesOf(api, ids[0]!)).toEqual(['丙局/报告.txt']);
    expect(await filesOf(api, ids[1]!)).toEqual(['报告.txt', '附表.csv']);
  });

  it('make a saved page one submission with its attachments, and keep nothing of its pictures', async () => {
    const batch = await newBatch(api);
    const text = report('云渡县网页局').replaceAll('\n\n', '</p><p>');
    const answer = await handIn(api, batch, {
      '自评报告.html': `<html><body><p>${text}</p><a href="http://x/P1.csv?download=1">附件</a></body></html>`,
      '自评报告_files/附表.csv': '项目,金额\n基本支出,11',
      '自评报告_files/logo.png': `只在网页里的图片 ${place}`,
      'P1.csv': '项目,金额\n基本支出,12',
      '别的.txt': report('云渡县别的局'),
    });
    expect(sources(answer)).toEqual(['别的.txt', '自评报告.html']);
    expect(answer.ignored).toEqual(['自评报告_files/logo.png']);
    const { id } = answer.submissions[1]!.submission;
    expect(await settled(api, id)).toMatchObject({ state: 'reviewed', unit: '云渡县网页局' });
    expect(await filesOf(api, id)).toEqual(['自评报告.html', 'P1.csv', '自评报告_files/附表.csv']);
    const { service } = started.server;
    await removeLeftFiles(service);
    const kept = async (text: string) => service.files.has(keptOriginal(hashBytes(text)));
    expect(await kept(`只在网页里的图片 ${place}`)).toBe(false);
    expect(await kept('项目,金额\n基本支出,12')).toBe(true);
    await api.send('DELETE', `/batches/${batch}`);
    expect(await kept('项目,金额\n基本支出,12')).toBe(false);
  });

  it('take names as names, and never as ways', async () => {
    const batch = await newBatch(api);
    const long = `${'长'.repeat(300)}.txt`;
    const answer = await handIn(
      api,
      batch,
      [
        ['../../../x.txt', 'a'],
        ['/etc/passwd.txt', 'b'],
        ['C:\\Users\\王\\报告.txt', 'c'],
        [long, 'd'],
        ['..', 'e'],
        ['同名.txt', 'f'],
        ['同名.txt', 'f'],
        ['同名.txt', 'g'],
      ],
      '?grouping=single',
    );
    expect(sources(answer).sort()).toEqual(
      [
        'C:/Users/王/报告.txt',
        'etc/passwd.txt',
        'x.txt',
        `${'长'.repeat(196)}.txt`,
        '同名.txt',
        '同名 (2).txt',
      ].sort(),
    );
    expect(answer.ignored).toEqual(['..']);
  });

  it('keep papers of one name apart that lie in several folders of one submission', async () => {
    const files = { '甲/报告.txt': report('云渡县甲局'), '乙/报告.txt': '附件' };
    const answer = await handIn(api, await newBatch(api), files, '?grouping=one');
    expect(answer.submissions).toHaveLength(1);
    const { id } = answer.submissions[0]!.submission;
    await settled(api, id);
    expect((await filesOf(api, id)).sort()).toEqual(['甲/报告.txt', '乙/报告.txt'].sort());
  });

  it('add nothing the second time', async () => {
    const batch = await newBatch(api);
    const first = await handIn(api, batch, { '甲.txt': '甲', '乙.txt': '乙' });
    const second = await handIn(api, batch, { '甲.txt': '甲', '丙.txt': '丙' });
    expect(second.submissions.map(({ submission, isKnown }) => [submission.source, isKnown])).toEqual([
      ['丙.txt', false],
      ['甲.txt', true],
    ]);
    expect(second.submissions[1]!.submission.id).toBe(
      first.submissions.find(({ submission }) => submission.source === '甲.txt')!.submission.id,
    );
    expect(await total(batch)).toBe(3);
  });

  it('are refused when they hold too much, too many or nothing, and leave nothing behind', async () => {
    const batch = await newBatch(api);
    const big = 'x'.repeat(2 ** 20 + 1);
    expect(await refusal(handIn(api, batch, { '小.txt': 'x', '大.txt': big }))).toMatchObject({
      status: 413,
      code: 'upload-too-large',
      detail: expect.stringContaining('大.txt'),
    });
    const many = Object.fromEntries(Array.from({ length: 13 }, (_, n) => [`${n}.txt`, `${n}`]));
    expect(await refusal(handIn(api, batch, many))).toMatchObject({ status: 413, code: 'upload-too-many' });
    expect(await refusal(handIn(api, batch, {}))).toMatchObject({ status: 422, code: 'upload-empty' });
    expect(await refusal(handIn(api, batch, { 'Thumbs.db': 'x' }))).toMatchObject({ code: 'upload-empty' });
    expect(await refusal(api.send('POST', `/batches/${batch}/submissions`, {}))).toMatchObject({
      code: 'upload-empty',
    });
    expect(await refusal(handIn(api, 'none', { 'a.txt': 'a' }))).toMatchObject({ code: 'batch-not-found' });
    expect(await total(batch)).toBe(0);
    await until(() => scratch().length === 0);
  });

  it('that are no multipart are the mistake of who sends them', async () => {
    const path = `/batches/${await newBatch(api)}/submissions`;
    const part = '--X\r\ncontent-disposition: form-data; name="files"; filename="a.txt"\r\n\r\nabc';
    for (const [type, body] of [
      ['multipart/form-data', 'x'],
      ['multipart/form-data; boundary=X', 'no parts at all'],
      ['multipart/form-data; boundary=X', part],
    ] as const) {
      const answer = await api.ask(path, { method: 'POST', headers: { 'content-type': type }, body });
      expect([body, answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
        body,
        400,
        'malformed-request',
      ]);
    }
  });

  it('that break off leave no submission and no file of theirs, and can be sent again', async () => {
    const batch = await newBatch(api);
    const { port } = new URL(started.server.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(
      [
        `POST /api/v1/batches/${batch}/submissions HTTP/1.1`,
        `host: 127.0.0.1:${port}`,
        'content-type: multipart/form-data; boundary=X',
        'content-length: 500000',
        '',
        '--X\r\ncontent-disposition: form-data; name="files"; filename="a.txt"\r\n\r\nabc\r\n--X',
        `content-disposition: form-data; name="files"; filename="b.txt"\r\n\r\n${'b'.repeat(70_000)}`,
      ].join('\r\n'),
    );
    await until(() => scratch().length === 1);
    socket.destroy();
    await until(() => scratch().length === 0);
    expect(await total(batch)).toBe(0);
    expect(sources(await handIn(api, batch, { 'a.txt': 'abc' }))).toEqual(['a.txt']);
  });
});

describe('room for uploads', () => {
  const stream = (bytes: number) => {
    const head = '--X\r\ncontent-disposition: form-data; name="files"; filename="a.txt"\r\n\r\n';
    return new Blob([head, 'x'.repeat(bytes), '\r\n--X--\r\n']).stream();
  };

  it('ends with the quota, also for who does not say how much comes', async () => {
    const { api } = await startServer({ settings: { workers: 1, quota: { totalMb: 1 } } });
    const batch = await newBatch(api);
    const most = 2 ** 20;
    await handIn(api, batch, { '半.txt': 'x'.repeat(most / 2) });
    expect(await refusal(handIn(api, batch, { '多.txt': 'y'.repeat(most / 2 + 1) }))).toMatchObject({
      status: 507,
      code: 'quota-exceeded',
    });
    const answer = await api.ask(`/batches/${batch}/submissions`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=X' },
      body: stream(most / 2 + 1),
      duplex: 'half',
    } as RequestInit);
    expect(answer.status).toBe(507);
    expect((await api.get<{ total: number }>('/submissions')).total).toBe(1);
  });

  it('ends when too many wait', async () => {
    const settings = { workers: 1, limits: { waiting: 2 }, queue: { window: 1 } };
    const { api } = await startServer({ settings });
    const batch = await newBatch(api);
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`${n}.txt`, report(`第${n}局`)]));
    await handIn(api, batch, many);
    expect(await refusal(handIn(api, batch, { '又.txt': '又' }))).toMatchObject({
      status: 503,
      code: 'queue-full',
    });
  });
});
