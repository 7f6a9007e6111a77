import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { race, table } from '../measure.js';
import { antiword, isThere, soffice } from '../peers.js';
import { converted, readAll, reports, sofficeArguments, spawnAll } from '../samples.js';
import type { Section } from '../section.js';

const FILES = 24;
/** LibreOffice takes seconds. */
const ROUNDS = 5;

export const oldWord: Section = {
  name: 'doc',
  title: 'Word 97–2003 (.doc)',
  peers: [antiword, soffice],
  run: async () => {
    if (!isThere(soffice)) return 'Skipped: LibreOffice, which writes the samples, is not installed.\n';
    const folder = mkdtempSync(join(tmpdir(), 'bench-doc-'));
    try {
      const samples = converted(reports('.docx').slice(0, FILES), 'doc', folder);
      const back = join(folder, 'back');
      mkdirSync(back);
      const timings = await race(
        [
          { name: `Jishen reader (${samples.length} files)`, run: async () => void (await readAll(samples)) },
          {
            name: 'antiword',
            run: isThere(antiword)
              ? spawnAll(samples, 'antiword', (path) => ['-m', 'UTF-8.txt', path])
              : null,
            note: isThere(antiword) ? 'a process a file; text alone' : 'not installed: skipped',
          },
          {
            name: 'LibreOffice, to .docx',
            run: () =>
              void execFileSync('soffice', sofficeArguments('docx', back, folder, samples), {
                stdio: 'ignore',
              }),
            note: 'all files in one call',
          },
        ],
        ROUNDS,
      );
      return table(timings);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
