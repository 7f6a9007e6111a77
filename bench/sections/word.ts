import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import mammoth from 'mammoth';
import { workingDaysLate } from '../../src/adapters/calendar/working-days.js';
import { openSegmenter } from '../../src/adapters/segmenter/open-segmenter.js';
import { loadSetup } from '../../src/adapters/setup/load-setup.js';
import { review } from '../../src/review.js';
import { race, table } from '../measure.js';
import { isThere, pandoc } from '../peers.js';
import { readAll, reports, root, type Sample, spawnAll } from '../samples.js';
import type { Section } from '../section.js';

const COPIES = 28;
const BULK_ROUNDS = 2;

export const word: Section = {
  name: 'docx',
  title: 'Word files (.docx)',
  peers: [pandoc],
  run: async () => {
    const samples = reports('.docx');
    return `${await reading(samples)}\n${await wholeAudit(samples)}`;
  },
};

async function reading(samples: readonly Sample[]): Promise<string> {
  const setup = await loadSetup();
  const { segment } = await openSegmenter();
  const tools = { setup, workingDaysLate, segment, version: 'bench' };
  const audit = async () => {
    for (const document of await readAll(samples))
      review(
        {
          source: 'bench',
          documents: [document],
          failures: [],
          unit: null,
          year: null,
          ...setup.profile.deadlines,
        },
        tools,
      );
  };
  const timings = await race([
    { name: `Jishen reader (${samples.length} files)`, run: async () => void (await readAll(samples)) },
    { name: 'Jishen reader and review', run: audit, note: 'facts, all rules, score sheet' },
    {
      name: 'mammoth alone, to HTML',
      run: async () => {
        for (const { bytes } of samples) await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
      },
    },
    {
      name: 'pandoc, to plain text',
      run: isThere(pandoc)
        ? spawnAll(samples, 'pandoc', (path) => ['-t', 'plain', '-o', '/dev/null', path])
        : null,
      note: isThere(pandoc) ? 'a process a file' : 'not installed: skipped',
    },
  ]);
  return table(timings);
}

/** The command as people start it, with its children and its store, beside pandoc on every core. */
async function wholeAudit(samples: readonly Sample[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-docx-'));
  try {
    const many = join(folder, 'many');
    mkdirSync(many);
    for (let copy = 0; copy < COPIES; copy += 1)
      samples.forEach(({ path, bytes }, at) => {
        writeFileSync(join(many, `${copy}-${at}-${basename(path)}`), commented(bytes, `${copy}`));
      });
    const files = samples.length * COPIES;
    const cores = availableParallelism();
    let turn = 0;
    const timings = await race(
      [
        {
          name: `jishen audit (${files} files)`,
          run: () => {
            turn += 1;
            const args = [
              'audit',
              many,
              '--format',
              'json,xlsx,html',
              '-q',
              '-o',
              join(folder, `out-${turn}`),
            ];
            // What an earlier turn kept must not be had for nothing.
            execFileSync(process.execPath, [join(root, 'bin/jishen.js'), ...args, '--no-cache'], {
              stdio: 'ignore',
            });
          },
          note: 'start, children, comparison and all output files',
        },
        {
          name: `pandoc, ${cores} at a time`,
          run: isThere(pandoc) ? () => pandocOn(many, cores) : null,
          note: isThere(pandoc) ? 'to plain text, nothing kept' : 'not installed: skipped',
        },
      ],
      BULK_ROUNDS,
    );
    return `The whole audit in bulk:\n\n${table(timings)}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function pandocOn(folder: string, atOnce: number): void {
  const each = `ls "${folder}"/* | xargs -P ${atOnce} -I{} pandoc -t plain -o /dev/null {}`;
  execFileSync('bash', ['-c', each], { stdio: 'ignore' });
}

/** The same archive with a comment at its end: other bytes, so another file. */
function commented(bytes: Uint8Array, comment: string): Uint8Array {
  const text = Buffer.from(comment);
  const whole = Buffer.concat([bytes, text]);
  whole.writeUInt16LE(text.length, bytes.length - 2);
  return whole;
}
