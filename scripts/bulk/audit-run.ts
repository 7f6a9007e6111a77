/** One run of `jishen audit`, watched, and killed where that is asked for. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { familyOf, killFamily, loadOf } from './family.js';

const BIN = fileURLToPath(new URL('../../bin/jishen.js', import.meta.url));
const SAMPLE_MS = 1000;
const LINE_MS = 30_000;

export interface Sample {
  readonly seconds: number;
  /** Submissions whose review is kept. */
  readonly done: number;
  readonly parentMb: number;
  readonly childrenMb: number;
  readonly cpuSeconds: number;
  readonly load: number;
}

export interface Watched {
  /** null: killed. */
  readonly status: number | null;
  readonly seconds: number;
  readonly samples: readonly Sample[];
  readonly stderr: string;
}

export interface RunOptions {
  /** The family is killed when so many submissions are done. */
  readonly killAt?: number;
  readonly say: (line: string) => void;
}

/** Runs it to its end or to the kill. */
export function runAudit(
  args: readonly string[],
  out: string,
  { killAt, say }: RunOptions,
): Promise<Watched> {
  const start = performance.now();
  const child = spawn(process.execPath, [BIN, 'audit', ...args, '-o', out], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const samples: Sample[] = [];
  let said = Number.NEGATIVE_INFINITY;
  const watch = setInterval(() => {
    const [parent, ...children] = familyOf(child.pid!);
    if (!parent) return;
    const sample: Sample = {
      seconds: (performance.now() - start) / 1000,
      done: digestsOf(out).size,
      parentMb: Math.round(parent.rssMb),
      childrenMb: Math.round(children.reduce((sum, { rssMb }) => sum + rssMb, 0)),
      cpuSeconds: [parent, ...children].reduce((sum, one) => sum + one.cpuSeconds, 0),
      load: loadOf(),
    };
    samples.push(sample);
    if (sample.seconds * 1000 - said >= LINE_MS) {
      said = sample.seconds * 1000;
      say(lineOf(sample));
    }
    if (killAt !== undefined && sample.done >= killAt) killFamily(child.pid!);
  }, SAMPLE_MS);
  return new Promise((resolve) => {
    child.once('close', (status) => {
      clearInterval(watch);
      resolve({ status, seconds: (performance.now() - start) / 1000, samples, stderr });
    });
  });
}

const lineOf = ({ seconds, done, parentMb, childrenMb, load }: Sample): string =>
  `${Math.round(seconds).toString().padStart(6)} s  ${String(done).padStart(6)} done  RSS ${parentMb} + ${childrenMb} MB  load ${load}`;

/** When what was left of each submission was written; it is written once, when the submission is made. */
export function digestsOf(out: string): ReadonlyMap<string, number> {
  const folder = join(out, '.jishen', 'run', 'digests');
  const found = new Map<string, number>();
  for (const shelf of existsSync(folder) ? readdirSync(folder) : []) {
    for (const name of readdirSync(join(folder, shelf)))
      if (name.endsWith('.gz')) found.set(name, statSync(join(folder, shelf, name)).mtimeMs);
  }
  return found;
}

/** Those of which the review is there too: what is finished. */
export function finishedOf(out: string): ReadonlyMap<string, number> {
  const reviews = join(out, '.jishen', 'run', 'reviews');
  return new Map([...digestsOf(out)].filter(([name]) => existsSync(join(reviews, name.slice(0, 2), name))));
}
