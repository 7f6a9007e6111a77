import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isThere, tesseract } from '../peers.js';
import { root } from '../samples.js';
import type { Section } from '../section.js';

const CONDITIONS = ['scan-200', 'stamped-200', 'stamped-300'];

export const scans: Section = {
  name: 'scans',
  title: 'Scans beside native Tesseract: processor seconds and accuracy',
  peers: [tesseract],
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bench-scans-'));
    const tsx = (script: string, args: readonly string[]) =>
      execFileSync(process.execPath, ['--import', 'tsx', join(root, script), folder, ...args], {
        encoding: 'utf8',
        cwd: root,
        maxBuffer: 2 ** 26,
      });
    try {
      tsx('scripts/scans.ts', CONDITIONS);
      const native = isThere(tesseract) ? [] : ['--no-native'];
      // Every third report: a page takes seconds. README.md has all of them.
      return tsx('bench/ocr.ts', [...CONDITIONS, '--every', '3', ...native])
        .trim()
        .concat('\n');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
