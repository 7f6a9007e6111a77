/**
 * npm run bench [-- docx pdf doc scans core queue workers copies memory] — ratios against public tools, contenders taking turns in one run.
 * Writes docs/benchmarks.md; sections that are not named keep what an earlier run wrote, with its date.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { install, isThere, versionOf } from './peers.js';
import { root } from './samples.js';
import type { Section } from './section.js';
import { copies } from './sections/copies.js';
import { core } from './sections/core.js';
import { memory } from './sections/memory.js';
import { oldWord } from './sections/old-word.js';
import { pdf } from './sections/pdf.js';
import { queue } from './sections/queue.js';
import { scans } from './sections/scans.js';
import { word } from './sections/word.js';
import { workers } from './sections/workers.js';
import { writeSection } from './write-section.js';

const SECTIONS: readonly Section[] = [word, pdf, oldWord, scans, core, queue, workers, copies, memory];
const FILE = 'docs/benchmarks.md';
const HEAD = `# Benchmarks

Output of \`npm run bench\`. Trust the ratios, not the milliseconds: contenders take turns in one run, after a round to warm up. Ratios are to
the first line of a table.
`;

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !SECTIONS.some((section) => section.name === name));
if (unknown.length > 0) {
  console.error(
    `no such part: ${unknown.join(', ')}; there are ${SECTIONS.map(({ name }) => name).join(', ')}`,
  );
  process.exit(1);
}
const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, kernel ${release()}`;

if (!existsSync(join(root, FILE)) || wanted.length === 0) writeFileSync(join(root, FILE), HEAD);
for (const { name, title, peers = [], run } of SECTIONS) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  install(peers);
  const load = loadavg()[0]!.toFixed(1);
  console.log(`## ${title}\n`);
  const text = await run();
  const tools = peers.filter(isThere).map(versionOf);
  const about = [new Date().toISOString().slice(0, 10), machine, `load ${load} when it began`, ...tools].join(
    '; ',
  );
  console.log(`${text}\n${about}\n`);
  writeSection(FILE, name, `## ${title}\n\n${text.trim()}\n\n<sub>${about}</sub>`);
}
