import { describe, expect, it } from 'vitest';
import { documentsOf } from '../../src/adapters/db/service/documents.js';
import { findSubmission } from '../../src/adapters/db/service/submissions.js';
import { actOnOne } from '../../src/service/bulk/act-on.js';
import { removeLeftFiles } from '../../src/service/bulk/left-files.js';
import { keptOriginal } from '../../src/service/names.js';
import { removeOldOriginals } from '../../src/service/retention.js';
import type { Service } from '../../src/service/service.js';
import { folderWith } from '../helpers/folders.js';
import { moodyChild } from '../helpers/run-jishen.js';
import { report } from '../helpers/server.js';
import { handInFiles, ME, settledRow, startService } from '../helpers/service.js';

const sichuan = { rubric: null, config: 'sichuan' };

/** Reviews it again under another configuration, and gives where what was read of it lies now. */
async function again(service: Service, id: string): Promise<string> {
  await actOnOne(service, id, { action: 'reaudit', wish: sichuan }, ME);
  expect(await settledRow(service, id)).toMatchObject({ state: 'reviewed', failures: [] });
  return readOf(service, id);
}

const readOf = async (service: Service, id: string): Promise<string> =>
  (await documentsOf(service.db, id))[0]!.read;

describe('what was read of a document', () => {
  it('is read anew by another version of the engine, and then the old one goes', async () => {
    const data = folderWith();
    const first = await startService({}, { data });
    const { ids } = await handInFiles(first.service, { '甲局.txt': report('云渡县甲局') });
    const [id] = ids as [string];
    await settledRow(first.service, id);
    const before = await readOf(first.service, id);
    // Another score sheet alone costs no reading.
    expect(await again(first.service, id)).toBe(before);
    await first.close();

    const { service } = await startService({}, { data, engine: '0.0.1-test' });
    const after = await again(service, id);
    expect(after).not.toBe(before);
    await removeLeftFiles(service);
    expect([await service.files.has(before), await service.files.has(after)]).toEqual([false, true]);
  });

  it('is all there is once the original is gone, whatever version comes', async () => {
    const data = folderWith();
    const first = await startService({}, { data });
    const { ids } = await handInFiles(first.service, { '乙局.txt': report('云渡县乙局') });
    const [id] = ids as [string];
    await settledRow(first.service, id);
    const before = await readOf(first.service, id);
    await removeOldOriginals(first.service, new Date(Date.now() + 1000));
    await first.close();

    const { service } = await startService({}, { data, engine: '0.0.1-test' });
    const [document] = await documentsOf(service.db, id);
    expect(await service.files.has(keptOriginal(document!.sha256))).toBe(false);
    expect(await again(service, id)).toBe(before);
    // With the submission it goes, too.
    await actOnOne(service, id, { action: 'delete' }, ME);
    expect(await service.files.has(before)).toBe(false);
  });

  it('is taken from whoever handed in the same before, but not that a machine failed at it', async () => {
    const data = folderWith();
    const files = { '崩溃/报告.txt': report('云渡县丙局'), '崩溃/崩溃.txt': report('云渡县丁局') };
    const ill = await startService({}, { data, childEntry: new URL(moodyChild) });
    const first = await handInFiles(ill.service, files);
    const row = await settledRow(ill.service, first.ids[0]!);
    expect(row.failures.map(({ file }) => file)).toEqual(['崩溃.txt']);
    await ill.close();

    const { service } = await startService({}, { data });
    const second = await handInFiles(service, files);
    const known = await documentsOf(service.db, first.ids[0]!);
    expect(await settledRow(service, second.ids[0]!)).toMatchObject({ state: 'reviewed', failures: [] });
    const reads = (await documentsOf(service.db, second.ids[0]!)).map(({ read }) => read);
    expect(reads).toEqual(known.map(({ read }) => read));
    // What became of the first is history of that one.
    expect((await findSubmission(service.db, first.ids[0]!))!.failures).toHaveLength(1);
  });
});
