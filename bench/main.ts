/** npm run bench — ratios against public tools in one run, on the project's own fixtures. Writes docs/benchmarks.md. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import mammoth from 'mammoth';
import { workingDaysLate } from '../src/adapters/calendar/working-days.js';
import { openSegmenter } from '../src/adapters/segmenter/open-segmenter.js';
import { loadSetup } from '../src/adapters/setup/load-setup.js';
import { buildFacts } from '../src/facts/build-facts.js';
import { countCharacters } from '../src/facts/document-result.js';
import type { DocumentModel } from '../src/model/document.js';
import type { SubmissionInput } from '../src/model/submission.js';
import { readLimits } from '../src/pipeline/limits.js';
import { readDocument } from '../src/readers/read.js';
import { review } from '../src/review.js';
import { RULES } from '../src/rules/index.js';
import { runRules } from '../src/rules/run-rules.js';
import { race, table } from './measure.js';

const root = fileURLToPath(new URL('..', import.meta.url));
interface Sample {
  readonly path: string;
  readonly bytes: Uint8Array;
}

function samples(ending: string): readonly Sample[] {
  const found: string[] = [];
  const walk = (folder: string): void => {
    for (const name of readdirSync(folder).sort()) {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) walk(path);
      else if (name.endsWith(ending)) found.push(path);
    }
  };
  walk(join(root, 'fixtures/reports'));
  return found.map((path) => ({ path, bytes: readFileSync(path) }));
}

const has = (command: string, flag: string): boolean =>
  spawnSync(command, [flag], { stdio: 'ignore' }).error === undefined;
const version = (command: string, flag: string): string => {
  const { stdout, stderr } = spawnSync(command, [flag], { encoding: 'utf8' });
  return `${stdout ?? ''}${stderr ?? ''}`.split('\n')[0] ?? '';
};

async function readAll(files: readonly Sample[]): Promise<readonly DocumentModel[]> {
  const documents: DocumentModel[] = [];
  for (const { path, bytes } of files) {
    const result = await readDocument({ file: relative(root, path), bytes, sha256: path }, readLimits);
    if (result.ok) documents.push(result.document);
    else throw new Error(result.failure.message);
  }
  return documents;
}

const spawnAll =
  (files: readonly Sample[], command: string, args: (path: string) => readonly string[]) => () => {
    for (const { path } of files)
      execFileSync(command, [...args(path)], { stdio: ['ignore', 'ignore', 'ignore'] });
  };

const docx = samples('.docx');
const pdf = samples('.pdf');
const parts: string[] = [];
const say = (text: string): void => {
  parts.push(text);
  console.log(text);
};

const word = await race([
  { name: `Jishen reader (${docx.length} files)`, run: async () => void (await readAll(docx)) },
  {
    name: 'mammoth alone, to HTML',
    run: async () => {
      for (const { bytes } of docx) await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
    },
  },
  {
    name: 'pandoc, to plain text',
    run: has('pandoc', '--version')
      ? spawnAll(docx, 'pandoc', (path) => ['-t', 'plain', '-o', '/dev/null', path])
      : null,
    note: has('pandoc', '--version') ? 'a process a file' : 'not installed: skipped',
  },
]);
say(table('Word files', word));

const print = await race([
  {
    name: `Jishen reader (${pdf.length} files)`,
    run: async () => void (await readAll(pdf)),
    note: 'paragraphs, tables, furniture',
  },
  {
    name: 'pdftotext -layout',
    run: has('pdftotext', '-v') ? spawnAll(pdf, 'pdftotext', (path) => ['-layout', path, '/dev/null']) : null,
    note: has('pdftotext', '-v') ? 'a process a file' : 'not installed: skipped',
  },
]);
say(table('Text PDF', print));

const setup = await loadSetup();
const documents = await readAll(docx);
const inputOf = (documents: readonly DocumentModel[]): SubmissionInput => ({
  source: 'bench',
  documents,
  failures: [],
  unit: null,
  year: null,
  ...setup.profile.deadlines,
});
const longest = documents.reduce((best, document) =>
  document.blocks.length > best.blocks.length ? document : best,
);
/** A report of thirty pages of print: the longest fixture again and again. */
const CHARACTERS = 30 * 1500;
const times = Math.ceil(CHARACTERS / countCharacters(longest));
const thirtyPages: DocumentModel = {
  ...longest,
  blocks: Array.from({ length: times }, () => longest.blocks)
    .flat()
    .map((block, index) => ({ ...block, index })),
};
const { segment } = await openSegmenter();
const factsOf = (list: readonly DocumentModel[]) =>
  buildFacts(inputOf(list), { profile: setup.profile, workingDaysLate, segment });
const facts = factsOf([thirtyPages]);
const core = await race([
  {
    name: `reviews of ${documents.length} documents`,
    run: () => {
      for (const document of documents)
        review(inputOf([document]), { setup, workingDaysLate, segment, version: 'bench' });
    },
  },
  {
    name: 'facts of a report of 30 pages',
    run: () => void factsOf([thirtyPages]),
    note: `${thirtyPages.blocks.length} blocks`,
  },
  {
    name: `all ${RULES.length} rules on it`,
    run: () => void runRules(RULES, facts, setup.rubric),
  },
]);
say(table('The core alone', core));
const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, kernel ${release()}`;
const tools = [
  has('pandoc', '--version') ? version('pandoc', '--version') : '',
  has('pdftotext', '-v') ? version('pdftotext', '-v') : '',
];
writeFileSync(
  join(root, 'docs/benchmarks.md'),
  [
    '# Benchmarks',
    '',
    'Output of `npm run bench`. Trust the ratios, not the milliseconds: contenders take turns in one run.',
    '',
    `${new Date().toISOString().slice(0, 10)}; ${machine}; ${tools.filter(Boolean).join('; ')}`,
    '',
    ...parts,
  ].join('\n'),
);
