import { describe, expect, it } from 'vitest';
import { bulkFiles } from '../fixtures/make/bulk/write.js';
import { readLimits } from '../src/pipeline/limits.js';
import { readDocument } from '../src/readers/read.js';

/** One of each kind: folder with a workbook, page with attachments, PDF, damaged, with a file of the one before. */
const KINDS = [0, 7, 3, 41, 22];

describe('the submissions of runs at size', () => {
  it('are four files each, the same for the same seed, others for another', async () => {
    for (const number of KINDS) {
      const files = await bulkFiles(number, 1);
      expect([...files.keys()]).toHaveLength(4);
      expect(await bulkFiles(number, 1)).toEqual(files);
      expect([...(await bulkFiles(number, 2)).values()]).not.toEqual([...files.values()]);
    }
  });

  it('can be read, save the one that is cut', async () => {
    for (const number of KINDS) {
      const read = await Promise.all(
        [...(await bulkFiles(number, 1))].map(([file, bytes]) =>
          readDocument({ file, bytes, sha256: 'x' }, readLimits),
        ),
      );
      expect(read.map(({ ok }) => ok)).toEqual([true, true, true, number !== 41]);
    }
  });

  it('hand in one file of the submission before', async () => {
    const [before, after] = [await bulkFiles(21, 1), await bulkFiles(22, 1)];
    expect([...after.values()].at(-1)).toEqual([...before.values()].at(-1));
  });
});
