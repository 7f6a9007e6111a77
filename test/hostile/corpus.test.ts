import { createHash } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type HostileFile, hostileFiles } from '../../fixtures/hostile/index.js';
import { readGzip } from '../../src/adapters/artifacts/gzip.js';
import { openChildPool } from '../../src/adapters/children/pool.js';
import { loadSetup } from '../../src/adapters/setup/load-setup.js';
import type { ReadResult } from '../../src/model/document.js';
import { defaultChildEntry } from '../../src/pipeline/config.js';
import { readLimits } from '../../src/pipeline/limits.js';
import { ChildFailure } from '../../src/ports/tasks.js';
import { folderWith } from '../helpers/folders.js';
import { processTable } from '../helpers/processes.js';

const children = openChildPool(defaultChildEntry(), { size: 1, idleMs: 30_000, totalMs: 120_000 });
afterAll(async () => {
  await children.close();
  const left = (await processTable()).filter(
    (line) => line.includes('workers/child.ts') && line.includes(`${process.pid}`),
  );
  expect(left).toEqual([]);
});

/** What became of the file when the contained child read and reviewed it: `read`, or a code. */
async function endOf(hostile: HostileFile): Promise<{ end: string; message: string }> {
  const folder = folderWith();
  const [path, out, setup, made, digest] = ['given', 'read', 'setup', 'review', 'digest'].map((name) =>
    join(folder, name),
  ) as [string, string, string, string, string];
  const bytes = await hostile.make();
  writeFileSync(path, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  try {
    await children.run({
      kind: 'read',
      path,
      file: hostile.name,
      sha256,
      limits: readLimits,
      ocr: 'auto',
      out,
    });
    const result = JSON.parse(await readGzip(out)) as ReadResult;
    if (!result.ok) return { end: result.failure.code, message: result.failure.message };
    // What was read must also go through the facts and the rules.
    writeFileSync(setup, JSON.stringify(await loadSetup()));
    const given = { unit: null, year: null, submitted: null, published: null };
    const task = {
      source: hostile.name,
      inputs: [out],
      failures: [],
      ...given,
      setup,
      version: 'test',
      ms: 0,
    };
    await children.run({ kind: 'review', ...task, out: made, digest });
    return { end: 'read', message: '' };
  } catch (error) {
    if (error instanceof ChildFailure) return { end: error.reason, message: error.reason };
    throw error;
  } finally {
    // Nothing else may appear beside what was asked for.
    expect(
      readdirSync(folder).filter((name) => !['given', 'read', 'setup', 'review', 'digest'].includes(name)),
    ).toEqual([]);
  }
}

describe('a hostile file ends as it should', () => {
  it.each(hostileFiles.map((file) => [file.name, file.about, file] as const))(
    '%s: %s',
    async (_name, _about, file) => {
      const { end, message } = await endOf(file);
      if (file.ends === 'read') expect(end, message).toBe('read');
      else {
        expect(file.ends, message).toContain(end);
        // One sentence, in the words of the person who handed it in.
        if (message !== end && end !== 'read') expect(message).toMatch(/^[“一-鿿][^\n]*。$/);
      }
    },
    180_000,
  );
});
