import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { noticeTemplate } from '../../src/exports/own-templates.js';
import { readWord, wordFile } from '../exports/word.js';
import { type AccessWorld, openAccessWorld } from '../helpers/access-people.js';
import type { Api } from '../helpers/api.js';
import { until } from '../helpers/processes.js';
import { handIn, newBatch, refusal, report, reviewOf, settled } from '../helpers/server.js';

/** Long enough for the comparison to see that one wrote it off the other. */
const copied = Array.from(
  { length: 12 },
  (_, n) =>
    `（${n + 1}）围绕第${n + 1}项重点工作，细化分工、压实责任，建立台账逐月调度，全年任务已按期完成。`,
).join('\n\n');

const bytesOf = async (api: Api, path: string) => {
  const answer = await api.ask(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return { bytes: new Uint8Array(await answer.arrayBuffer()), head: answer.headers };
};
const textOf = async (bytes: Uint8Array) => {
  const { lines, tables } = await readWord(bytes);
  return [...lines, ...tables.flat(2)].join('\n');
};

describe('notices to put things right', () => {
  let world: AccessWorld;
  let batch: string;
  let ids: string[];

  beforeAll(async () => {
    world = await openAccessWorld();
    const { api } = world.reviewer;
    batch = await newBatch(api, { name: '2024年度自评' });
    const files = {
      '甲.txt': `${report('云渡县甲局')}\n\n${copied}`,
      '甲补.txt': report('云渡县甲局').replace('核定编制6名', '核定编制7名'),
      '乙.txt': `${report('云渡县乙局')}\n\n${copied}`,
    };
    const { submissions } = await handIn(api, batch, files, '?grouping=single');
    ids = Object.keys(files).map(
      (name) => submissions.find(({ submission }) => submission.source === name)!.submission.id,
    );
    for (const id of ids) await settled(api, id);
    await until(async () => (await api.get<{ isCompared: boolean }>(`/batches/${batch}`)).isCompared);
  });

  it('come one for each unit, in an archive, and say nothing of another', async () => {
    const { api } = world.reviewer;
    const reviews = await Promise.all(ids.map((id) => reviewOf(api, id)));
    expect(JSON.stringify(reviews[0]!.findings)).toContain('乙');
    const query = '?from=云渡县财政局&date=2025-08-01&deadline=2025-08-15';
    const { bytes, head } = await bytesOf(api, `/batches/${batch}/notices${query}`);
    expect(head.get('content-type')).toBe('application/zip');
    expect(decodeURIComponent(head.get('content-disposition')!)).toContain('2024年度自评-整改通知.zip');
    const parts = unzipSync(bytes);
    expect(Object.keys(parts).sort()).toEqual(
      ['整改通知-云渡县乙局.docx', '整改通知-云渡县甲局.docx'].sort(),
    );
    const first = await textOf(parts['整改通知-云渡县甲局.docx']!);
    expect(first).toContain('云渡县甲局：');
    expect(first).toContain('请于2025年8月15日前');
    expect(first).toContain('云渡县财政局\n2025年8月1日');
    expect(first).toContain('甲补.txt');
    expect(first).not.toMatch(/乙/);
    expect(await textOf(parts['整改通知-云渡县乙局.docx']!)).not.toMatch(/甲/);
  });

  it('for one submission are one Word file, without what was dismissed, with the signed score', async () => {
    const { api } = world.reviewer;
    const [, , id] = ids;
    const before = await textOf((await bytesOf(api, `/submissions/${id}/notice`)).bytes);
    const { findings, rubric } = await reviewOf(api, id!);
    const duplicate = findings.find(({ rule }) => rule === 'section-number-duplicate')!;
    expect(before).toContain(duplicate.message);
    await api.send('PUT', `/submissions/${id}/decisions/${encodeURIComponent(duplicate.key)}`, {
      verdict: 'dismissed',
      reason: '目录如此',
    });
    for (const { id: criterion } of rubric.criteria)
      await api.send('PUT', `/submissions/${id}/criteria/${criterion}`, { points: 9, reason: '人工评定' });
    const { submission } = await api.get<{ submission: { review: string } }>(`/submissions/${id}`);
    await api.send('POST', `/submissions/${id}/sign-off`, { review: submission.review });
    const { bytes, head } = await bytesOf(api, `/submissions/${id}/notice`);
    expect(head.get('content-type')).toContain('wordprocessingml');
    expect(decodeURIComponent(head.get('content-disposition')!)).toContain('整改通知-云渡县乙局.docx');
    const after = await textOf(bytes);
    expect(after).not.toContain(duplicate.message);
    expect(after).toContain(`经评定，你单位得分${9 * rubric.criteria.length}分（满分100分）。`);
    // The day in China on which it was asked for.
    expect(after).toMatch(/\n20\d\d年\d{1,2}月\d{1,2}日\n/);
  });

  it('do not exist where there is nothing to put right', async () => {
    const { api } = world.reviewer;
    const [id] = ids;
    const { findings } = await reviewOf(api, id!);
    for (const { key } of findings)
      await api.send('PUT', `/submissions/${id}/decisions/${encodeURIComponent(key)}`, {
        verdict: 'dismissed',
        reason: '核对无误',
      });
    expect((await refusal(api.get(`/submissions/${id}/notice`))).code).toBe('export-empty');
  });

  it('are listed as decided in the lists of the bureau', async () => {
    const { api } = world.reviewer;
    const csv = await (await api.ask(`/batches/${batch}/exports/csv`)).text();
    expect(csv.split('\r\n')[0]).toMatch(/"审核决定"$/);
    expect(csv).toContain('"不属实"');
  });

  it('are written on the bureau’s own form once it has one', async () => {
    const { reviewer, people } = world;
    const admin = people.administrator.api;
    const bad = await wordFile({ lines: ['{单位名称}', '{单位名}', '{#问题}'] });
    const problem = await refusal(admin.upload('/templates/notice', { '通知.docx': bad }));
    expect(problem).toMatchObject({ status: 400, code: 'usage' });
    expect(problem.detail).toMatch(/^“通知\.docx”不能用作模板：.*\{#问题\}没有\{\/问题\}结束/);
    const form = await wordFile({
      header: '云渡县财政局文件',
      lines: ['致{单位名称}，共{问题数}项'],
      cells: ['{#问题}{序号}', '{问题}{/问题}'],
    });
    await admin.upload('/templates/notice', { '本局通知.docx': form });
    const [kept] = await reviewer.api.get<{ own: { name: string } | null }[]>('/templates');
    expect(kept!.own).toMatchObject({ name: '本局通知.docx', size: form.length });
    const { bytes } = await bytesOf(reviewer.api, '/templates/notice');
    expect(Buffer.from(bytes).equals(form)).toBe(true);
    const filled = await textOf((await bytesOf(reviewer.api, `/submissions/${ids[2]}/notice`)).bytes);
    expect(filled).toMatch(/^致云渡县乙局，共\d+项\n云渡县财政局文件\n1\n/);

    await admin.send('DELETE', '/templates/notice');
    expect((await refusal(admin.send('DELETE', '/templates/notice'))).code).toBe('template-not-found');
    const own = await bytesOf(reviewer.api, '/templates/notice');
    expect(Buffer.from(own.bytes).equals(await noticeTemplate())).toBe(true);
    const history = await admin.get<{ rows: { action: string; subject: string }[] }>('/history?most=20');
    expect(JSON.stringify(history)).toContain('"save-template"');
    expect(JSON.stringify(history)).toContain('"delete-template"');
  });

  it('and score sheets too', async () => {
    const { reviewer, people } = world;
    const form = await wordFile({
      lines: ['{单位名称}得{合计}分，评分人{评分人}'],
      cells: ['{#评分项}{二级标准}', '{评分}{/评分项}'],
    });
    await people.administrator.api.upload('/templates/score-sheet', { '表.docx': form });
    const { bytes } = await bytesOf(reviewer.api, `/submissions/${ids[2]}/score-sheet.docx`);
    const text = await textOf(bytes);
    expect(text).toMatch(/^云渡县乙局得72分，评分人.+\n按时完成绩效评价线上报送工作\n9\n/);
    await people.administrator.api.send('DELETE', '/templates/score-sheet');
  });
});
