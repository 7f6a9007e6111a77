import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { race, table } from '../measure.js';
import { isThere, mutool, pdftotext, soffice } from '../peers.js';
import { converted, readAll, reports, type Sample, spawnAll } from '../samples.js';
import type { Section } from '../section.js';

export const pdf: Section = {
  name: 'pdf',
  title: 'PDF with text',
  peers: [pdftotext, mutool, soffice],
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bench-pdf-'));
    try {
      const parts = [await side('fonts not embedded (the fixtures)', reports('.pdf'))];
      if (isThere(soffice))
        parts.push(
          await side(
            'fonts embedded, as LibreOffice writes them',
            converted(reports('.docx'), 'pdf', folder),
          ),
        );
      else parts.push('With embedded fonts: skipped, LibreOffice is not installed.\n');
      return parts.join('\n');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function side(what: string, samples: readonly Sample[]): Promise<string> {
  const documents = await readAll(samples);
  const pages = documents.reduce((sum, { pages: own }) => sum + own.length, 0);
  const timings = await race([
    {
      name: 'Jishen reader',
      run: async () => void (await readAll(samples)),
      note: 'paragraphs, tables with merged cells, furniture',
    },
    {
      name: 'pdftotext -layout',
      run: isThere(pdftotext)
        ? spawnAll(samples, 'pdftotext', (path) => ['-layout', path, '/dev/null'])
        : null,
      note: isThere(pdftotext) ? 'a process a file' : 'not installed: skipped',
    },
    {
      name: 'mutool draw -F text',
      run: isThere(mutool)
        ? spawnAll(samples, 'mutool', (path) => ['draw', '-q', '-F', 'text', '-o', '/dev/null', path])
        : null,
      note: isThere(mutool) ? 'a process a file' : 'not installed: skipped',
    },
  ]);
  const own = timings[0]!.median!;
  return [
    `${samples.length} files, ${pages} pages, ${what}; Jishen ${(own / pages).toFixed(1)} ms a page.`,
    '',
    table(timings),
  ].join('\n');
}
