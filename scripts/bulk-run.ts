/**
 * npm run bulk [-- --submissions 2000] [--corpus DIR] [--work DIR] [--kills 3] — a run over invented submissions that is killed and
 * taken up again, one without a stop, and one with a warm cache; what came of it goes to docs/benchmarks-bulk.md.
 */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomOf } from '../fixtures/make/bulk/random.js';
import { writeBulk } from '../fixtures/make/bulk/write.js';
import { finishedOf, runAudit } from './bulk/audit-run.js';
import { differences, hashOutputs, readList } from './bulk/outputs.js';
import { type BulkFigures, type KilledPart, writeReport } from './bulk/report.js';

const { values } = parseArgs({
  options: {
    submissions: { type: 'string', default: '2000' },
    corpus: { type: 'string' },
    work: { type: 'string', default: join(tmpdir(), 'jishen-bulk') },
    kills: { type: 'string', default: '3' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
});
const count = Number(values.submissions);
const kills = Number(values.kills);
const work = values.work;
const say = (line: string) => console.log(line);
const random = randomOf(Number(values.seed));
const FORMATS = ['--format', 'json,ndjson,xlsx,html'];

mkdirSync(work, { recursive: true });
const corpus = values.corpus ?? join(work, `corpus-${count}`);
if (!existsSync(corpus)) say(`${await writeBulk(corpus, { count })} files: ${corpus}`);
const files = readdirSync(corpus, { recursive: true, withFileTypes: true }).filter((one) =>
  one.isFile(),
).length;
const fresh = (name: string): string => {
  const folder = join(work, name);
  rmSync(folder, { recursive: true, force: true });
  return folder;
};

// Without a cache: what is not done again is not done again because the run remembers it.
say(`killed ${kills} times, seed ${values.seed}`);
const killed = fresh('killed');
const parts: KilledPart[] = [];
for (let part = 0; part <= kills; part += 1) {
  const before = finishedOf(killed);
  const isLast = part === kills;
  // Anywhere in its share of the run.
  const killAt = isLast ? undefined : Math.max(1, Math.floor(((part + random()) * count) / kills));
  const resume = part === 0 ? [] : ['--resume'];
  const run = await runAudit([corpus, ...FORMATS, '--no-cache', ...resume], killed, { killAt, say });
  const after = finishedOf(killed);
  const again = [...before].filter(([name, time]) => after.get(name) !== time).length;
  say(
    `part ${part + 1}: status ${run.status}, ${run.seconds.toFixed(0)} s, ${before.size} → ${after.size} finished, ${again} done again`,
  );
  parts.push({ run, before: before.size, after: after.size, again });
  if (!isLast && run.status !== null)
    throw new Error(`was to be killed, and ended with ${run.status}\n${run.stderr}`);
}

const list = await readList(killed);
const first: BulkFigures = {
  submissions: count,
  files,
  seed: values.seed,
  parts,
  cold: null,
  warm: null,
  list,
  folders: readdirSync(join(killed, 'submissions')).length,
  leftovers: [...hashOutputs(killed).keys()].filter((name) => name.endsWith('.part')),
  differing: [],
  differingFiles: [],
};
writeReport(first, problemsOf(first));

say('without a stop, with an empty cache');
const cache = fresh('cache');
const whole = fresh('whole');
const cold = await runAudit([corpus, ...FORMATS, '--cache', cache], whole, { say });
say('the same again, with the cache that it left');
const again = fresh('again');
const warm = await runAudit([corpus, ...FORMATS, '--cache', cache], again, { say });
const figures: BulkFigures = {
  ...first,
  cold,
  warm,
  differing: differences(list.hashes, (await readList(whole)).hashes),
  differingFiles: differences(hashOutputs(whole), hashOutputs(again)),
};
const problems = problemsOf(figures);
say(writeReport(figures, problems));
for (const problem of problems) console.error(`PROBLEM: ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;

function problemsOf(figures: BulkFigures): readonly string[] {
  const { submissions, list, folders, leftovers, differing, differingFiles, cold, warm } = figures;
  const runs = [...figures.parts.map(({ run }) => run), ...(cold ? [cold] : []), ...(warm ? [warm] : [])];
  const held: readonly (readonly [isRight: boolean, problem: string])[] = [
    [list.sources.length === submissions, `${list.sources.length} submissions in the list of ${submissions}`],
    [new Set(list.sources).size === list.sources.length, 'a submission stands twice in the list'],
    [folders === submissions, `${folders} folders of results`],
    [list.doubled === 0, `${list.doubled} findings stand twice`],
    [leftovers.length === 0, `left half-written: ${leftovers.slice(0, 3).join(', ')}`],
    [differing.length === 0, `${differing.length} reviews differ from those of the run without a stop`],
    [differingFiles.length === 0, `${differingFiles.length} files differ with the cache`],
    [figures.parts.every(({ again }) => again === 0), 'what was finished was done again'],
    [
      runs.every(({ status }) => status === null || status === 0 || status === 2),
      `a run ended with ${runs.map(({ status }) => status).join(', ')}`,
    ],
  ];
  return held.flatMap(([isRight, problem]) => (isRight ? [] : [problem]));
}
