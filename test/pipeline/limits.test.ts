import { expect, it } from 'vitest';
import { taskLimits } from '../../src/adapters/children/settings.js';
import { limitsOf, readLimits } from '../../src/pipeline/limits.js';

it('leaves as it is what the configuration does not name', () => {
  expect(limitsOf({})).toEqual({ read: readLimits, task: taskLimits });
});

it('takes the units of a configuration', () => {
  const { read, task } = limitsOf({ fileMb: 1, megapixels: 2, pageSeconds: 3, memoryMb: 700, pages: 9 });
  expect(read).toEqual({ ...readLimits, fileBytes: 1024 * 1024, pixels: 2_000_000, pages: 9 });
  expect(task).toEqual({ ...taskLimits, pageMs: 3000, rssMb: 700 });
});
