import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBulk } from '../../fixtures/make/bulk/write.js';
import { runAudit, type Sample } from '../../scripts/bulk/audit-run.js';
import type { Section } from '../section.js';

/** Four files each. */
const SUBMISSIONS = 250;
const PARTS = 5;

export const memory: Section = {
  name: 'memory',
  title: 'Memory of `jishen audit` over 1,000 files',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bench-memory-'));
    try {
      const corpus = join(folder, 'corpus');
      const files = await writeBulk(corpus, { count: SUBMISSIONS });
      const args = [corpus, '--format', 'json,xlsx,html', '--no-cache', '-q'];
      const { samples, seconds } = await runAudit(args, join(folder, 'out'), { say: () => undefined });
      const peak = Math.max(...samples.map(({ parentMb, childrenMb }) => parentMb + childrenMb));
      return [
        `${SUBMISSIONS} submissions, ${files} files in ${seconds.toFixed(0)} s; peak of all processes ${peak} MB. Median resident memory of each part of the run:`,
        '',
        '| seconds | submissions done | parent MB | children MB |',
        '| --: | --: | --: | --: |',
        ...partsOf(samples).map((part) => {
          const last = part.at(-1)!;
          const cells = [
            last.seconds.toFixed(0),
            last.done,
            median(part, 'parentMb'),
            median(part, 'childrenMb'),
          ];
          return `| ${cells.join(' | ')} |`;
        }),
      ].join('\n');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function partsOf(samples: readonly Sample[]): readonly (readonly Sample[])[] {
  const at = (part: number) => Math.floor((part * samples.length) / PARTS);
  return Array.from({ length: PARTS }, (_, part) => samples.slice(at(part), at(part + 1))).filter(
    (part) => part.length > 0,
  );
}

function median(samples: readonly Sample[], of: 'parentMb' | 'childrenMb'): number {
  return samples.map((sample) => sample[of]).sort((a, b) => a - b)[Math.floor(samples.length / 2)]!;
}
