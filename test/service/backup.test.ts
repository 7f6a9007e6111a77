import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openEmbeddedDatabase } from '../../src/adapters/db/database.js';
import { findTask, insertTask } from '../../src/adapters/db/service/bulk.js';
import { documentsOf } from '../../src/adapters/db/service/documents.js';
import { historyOf } from '../../src/adapters/db/service/history.js';
import { findSubmission } from '../../src/adapters/db/service/submissions.js';
import { noticeTemplate } from '../../src/exports/own-templates.js';
import { decide, deskState } from '../../src/service/desk.js';
import { keptOriginal } from '../../src/service/names.js';
import { readReview } from '../../src/service/read-review.js';
import type { Service } from '../../src/service/service.js';
import { dropTemplate, keepTemplate, listTemplates, templateFile } from '../../src/service/templates.js';
import { folderWith } from '../helpers/folders.js';
import { jishen } from '../helpers/run-jishen.js';
import { reportOf } from '../helpers/run-serve.js';
import { handInFiles, ME, placeEnvironment, settledRow, startService } from '../helpers/service.js';

const unit = '云渡县甲局';

/** All that a person would miss. */
async function kept(service: Service, id: string) {
  const row = (await findSubmission(service.db, id))!;
  const [document] = await documentsOf(service.db, id);
  const original = await service.files.stream(keptOriginal(document!.sha256));
  const chunks: Buffer[] = [];
  for await (const chunk of original!.body) chunks.push(chunk as Buffer);
  const history = await historyOf(service.db, id);
  return {
    source: row.source,
    state: row.state,
    review: await readReview(service, row),
    decisions: (await deskState(service.db, id)).decisions,
    history: history.map(({ action, byName, after, reason }) => ({ action, byName, after, reason })),
    original: Buffer.concat(chunks).toString(),
    isRead: await service.files.has(document!.read),
  };
}

const asEnvironment = (environment: NodeJS.ProcessEnv) => ({ env: environment });

describe('a backup', () => {
  it('moves a service from one folder to servers and back, with all that people decided', async () => {
    const [home, away, again] = [folderWith(), folderWith(), folderWith()];
    const [first, second] = [join(folderWith(), 'one'), join(folderWith(), 'two')];
    const embedded = await startService({}, { data: home });
    const { ids } = await handInFiles(embedded.service, { [`${unit}.txt`]: reportOf(unit) });
    const id = ids[0]!;
    const review = (await readReview(embedded.service, await settledRow(embedded.service, id)))!;
    const finding = review.findings[0]!.key;
    await decide(
      embedded.service,
      { submission: id, finding, actor: ME },
      { verdict: 'dismissed', reason: '已核实', note: '“属实”' },
    );
    const before = await kept(embedded.service, id);
    expect(before).toMatchObject({ state: 'reviewed', original: reportOf(unit), isRead: true });
    expect(before.decisions).toHaveLength(1);

    const refused = await jishen(['backup', first, '--data', home]);
    expect(refused.status).toBe(1);
    // The lock is the process's own: this one holds it, and the command is another.
    expect(refused.stderr).toBe(
      `绩审：绩审服务正在使用数据文件夹“${home}”：请先停止它；要备份正在运行的服务，请由管理员在页面上或用接口 POST /api/v1/backups 进行。\n`,
    );
    await embedded.close();

    const made = await jishen(['backup', first, '--data', home]);
    expect(made.stderr).toMatch(/^备份完成：数据 \d+ 行，文件 2 个，在“.*one”。\n$/);
    const occupied = await jishen(['backup', first, '--data', home]);
    expect(occupied.status).toBe(1);
    expect(occupied.stderr).toMatch(/^绩审：备份文件夹“.*one”不是空的，请另选一个。\n$/);

    const servers = await placeEnvironment('servers');
    const moved = await jishen(['restore', first, '--data', away], asEnvironment(servers));
    expect(moved.stderr).toMatch(/^恢复完成：数据 \d+ 行，文件 2 个。现在可以启动服务。\n$/);
    const twice = await jishen(['restore', first, '--data', away], asEnvironment(servers));
    expect(twice.status).toBe(1);
    expect(twice.stderr).toContain('备份只能恢复到空的数据库');

    const large = await startService(servers, { data: away });
    expect(await kept(large.service, id)).toEqual(before);
    // On servers nothing has to stop for it.
    const beside = await jishen(['backup', second, '--data', away], asEnvironment(servers));
    expect([beside.status, beside.stderr]).toEqual([0, expect.stringContaining('文件 2 个')]);
    await large.close();

    expect((await jishen(['restore', second, '--data', again])).status).toBe(0);
    const back = await startService({}, { data: again });
    expect(await kept(back.service, id)).toEqual(before);
  });

  it('brings the bureau’s own Word forms along, and no action that was in the middle of something', async () => {
    const [home, away, folder] = [folderWith(), folderWith(), join(folderWith(), 'one')];
    const form = await noticeTemplate();
    const path = join(folderWith({ '通知.docx': form }), '通知.docx');
    const first = await startService({}, { data: home });
    await keepTemplate(first.service, { kind: 'notice', name: '通知.docx', path, actor: ME });
    const forms = await listTemplates(first.service);
    expect(forms.find(({ kind }) => kind === 'notice')?.own).toMatchObject({
      ...{ name: '通知.docx', size: form.length, byName: ME.name },
    });
    const row = { id: 'halfway', action: 'delete', options: {}, by: ME.id, byName: ME.name } as const;
    await first.close();
    // Nobody goes on with it any more: it stays as it was when the service ended.
    const closed = await openEmbeddedDatabase(join(home, 'db'));
    await insertTask(closed.db, row, { kind: 'ids', ids: ['one', 'other'] });
    await closed.close();

    const made = await jishen(['backup', folder, '--data', home]);
    expect([made.status, made.stderr]).toEqual([0, expect.stringContaining('文件 2 个')]);
    const servers = await placeEnvironment('servers');
    const moved = await jishen(['restore', folder, '--data', away], asEnvironment(servers));
    expect([moved.status, moved.stderr]).toEqual([0, expect.stringContaining('文件 2 个')]);
    const second = await startService(servers, { data: away });
    expect(await listTemplates(second.service)).toEqual(forms);
    expect(Buffer.from(await templateFile(second.service, 'notice'))).toEqual(Buffer.from(form));
    expect(await findTask(second.service.db, row.id)).toMatchObject({ state: 'stopped', done: 0, total: 2 });
    // The form that comes with Jishen is there again when theirs goes.
    await dropTemplate(second.service, 'notice', ME);
    expect((await listTemplates(second.service)).map(({ own }) => own)).toEqual([null, null]);
  });

  it('is nothing that can be restored where it is half of one', async () => {
    const folder = folderWith({ 'database/submissions.ndjson.gz': '' });
    const { status, stderr } = await jishen(['restore', folder, '--data', folderWith()]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^绩审：“.*”里没有完整的数据库备份（缺少 manifest.json）。\n$/);
  });
});
