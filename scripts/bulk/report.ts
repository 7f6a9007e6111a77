/** docs/benchmarks-bulk.md, from the figures of a run. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Sample, Watched } from './audit-run.js';
import type { Listed } from './outputs.js';

export interface KilledPart {
  readonly run: Watched;
  /** Finished submissions when it began and when it ended. */
  readonly before: number;
  readonly after: number;
  /** Of those that were finished when it began. */
  readonly again: number;
}

export interface BulkFigures {
  readonly submissions: number;
  readonly files: number;
  readonly seed: string;
  readonly parts: readonly KilledPart[];
  /** Without a stop, and the same again with what that left in the cache; null while they are still to come. */
  readonly cold: Watched | null;
  readonly warm: Watched | null;
  /** Of the run that was killed. */
  readonly list: Listed;
  readonly folders: number;
  readonly leftovers: readonly string[];
  /** Sources whose reviews differ between the run that was killed and the one without a stop, time aside. */
  readonly differing: readonly string[];
  /** Files that differ between the cold and the warm run. */
  readonly differingFiles: readonly string[];
}

const PATH = fileURLToPath(new URL('../../docs/benchmarks-bulk.md', import.meta.url));

/** Writes the page and gives its text. */
export function writeReport(figures: BulkFigures, problems: readonly string[]): string {
  const { submissions, files, seed, parts, cold, warm, list, differing } = figures;
  const total = parts.reduce((sum, { run }) => sum + run.seconds, 0);
  const again = parts.reduce((sum, part) => sum + part.again, 0);
  const text = `# Benchmarks: runs at size

Written by \`npm run bulk\` on ${new Date().toISOString().slice(0, 10)}: ${submissions} invented submissions, ${files} files (\`npm run bulk:corpus\`: Word,
workbooks, PDF, web pages with attachments; some damaged, some copied). ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}. Load of the
machine meanwhile: ${loads([...parts.map(({ run }) => run), ...(cold ? [cold] : []), ...(warm ? [warm] : [])])}; its own two busy processes are in that.

${problems.length === 0 ? 'Everything held.' : problems.map((problem) => `**${problem}.**`).join('\n')}

## Killed and taken up again

The whole family is killed with -9 at a random moment of each ${parts.length - 1 === 0 ? 'part' : `of ${parts.length - 1} parts`} (seed ${seed}), then \`--resume\`; no cache.

| part | ended | seconds | finished before → after | done again | RSS of parent, MB | of children, MB |
| --- | --- | --: | --- | --: | --: | --: |
${parts.map(partRow).join('\n')}

- One list: ${list.sources.length} submissions, each ${new Set(list.sources).size === list.sources.length ? 'once' : 'NOT once'}; ${list.findings} findings, ${list.doubled} doubled; ${figures.folders} folders of results, ${figures.leftovers.length} files left half-written.
- ${again} submissions that were finished were done again.
- ${cold ? `Against the run without a stop: ${differing.length} of ${submissions} reviews differ (time aside).` : 'The run without a stop is still to come.'}
- ${rateOf(submissions, files, total)} over all parts, starts included.
${cold && warm ? wholeRuns(figures, cold, warm) : ''}`;
  writeFileSync(PATH, text);
  return text;
}

function wholeRuns({ files, differingFiles }: BulkFigures, cold: Watched, warm: Watched): string {
  return `
## Without a stop, and again with a warm cache

| run | seconds | files a minute | processor seconds | a file, ms of processor | peak RSS of all, MB |
| --- | --: | --: | --: | --: | --: |
${runRow('empty cache', cold, files)}
${runRow('warm cache', warm, files)}

${(cold.seconds / warm.seconds).toFixed(1)} times as fast with the cache; ${differingFiles.length} files of the output differ.

Memory of the run without a stop, as it went (median of each tenth):

| done | parent, MB | children, MB |
| --: | --: | --: |
${tenths(cold).join('\n')}
`;
}

function runRow(name: string, run: Watched, files: number): string {
  const cpu = Math.max(...run.samples.map(({ cpuSeconds }) => cpuSeconds));
  const rate = Math.round((files * 60) / run.seconds);
  return `| ${name} | ${run.seconds.toFixed(0)} | ${rate} | ${cpu.toFixed(0)} | ${((cpu * 1000) / files).toFixed(1)} | ${peak(run)} |`;
}

function partRow({ run, before, after, again }: KilledPart, index: number): string {
  const ended = run.status === null ? 'kill -9' : `status ${run.status}`;
  const range = (pick: (sample: Sample) => number) => {
    const found = run.samples.map(pick).sort((a, b) => a - b);
    return found.length === 0 ? '—' : `${at(found, 0.5)}, at most ${found.at(-1)}`;
  };
  return `| ${index + 1} | ${ended} | ${run.seconds.toFixed(0)} | ${before} → ${after} | ${again} | ${range(({ parentMb }) => parentMb)} | ${range(({ childrenMb }) => childrenMb)} |`;
}

function tenths({ samples }: Watched): readonly string[] {
  const TENTHS = 10;
  return Array.from({ length: TENTHS }, (_, index) => {
    const own = samples.slice(
      Math.floor((index * samples.length) / TENTHS),
      Math.floor(((index + 1) * samples.length) / TENTHS),
    );
    const median = (pick: (sample: Sample) => number) =>
      at(
        own.map(pick).sort((a, b) => a - b),
        0.5,
      ) ?? 0;
    return `| ${own.at(-1)?.done ?? 0} | ${median(({ parentMb }) => parentMb)} | ${median(({ childrenMb }) => childrenMb)} |`;
  });
}

const at = (sorted: readonly number[], share: number) => sorted[Math.floor((sorted.length - 1) * share)];
const peak = ({ samples }: Watched) =>
  Math.max(...samples.map(({ parentMb, childrenMb }) => parentMb + childrenMb));
const rateOf = (submissions: number, files: number, seconds: number) =>
  `${Math.round((submissions * 60) / seconds)} submissions, ${Math.round((files * 60) / seconds)} files a minute`;

function loads(runs: readonly Watched[]): string {
  const all = runs.flatMap(({ samples }) => samples.map(({ load }) => load)).sort((a, b) => a - b);
  return `${at(all, 0)}–${at(all, 1)}, median ${at(all, 0.5)}`;
}
