import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../samples.js';
import type { Section } from '../section.js';

export const copies: Section = {
  name: 'copies',
  title: 'Near-duplicates in a run of invented submissions',
  run: async () =>
    [1000, 5000]
      .flatMap((count) => {
        // A process of its own: its memory is told.
        const args = ['--import', 'tsx', join(root, 'bench/across.ts'), String(count)];
        return [
          '```text',
          execFileSync(process.execPath, args, { encoding: 'utf8', cwd: root }).trim(),
          '```',
          '',
        ];
      })
      .join('\n'),
};
