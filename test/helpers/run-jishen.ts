import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { folderWith } from './folders.js';

export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly process: ChildProcess;
  readonly stderr: () => string;
  readonly finished: Promise<Finished>;
}

const entry = fileURLToPath(new URL('./jishen.ts', import.meta.url));
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
/** The database's thread, which dies when the file TEST_DIE is there. */
export const dyingThread = new URL('./dying-thread.ts', import.meta.url).href;
export const moodyChild = new URL('./moody-child.ts', import.meta.url).href;

/** Starts the command line in a process of its own, away from the servers of whoever runs the tests. */
export function startJishen(
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; cwd?: string } = {},
): Running {
  const { DATABASE_URL, REDIS_URL, ...env } = process.env;
  const child = spawn(process.execPath, ['--import', loader, entry, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // What a killed process leaves behind goes with the folders of the test.
    env: { ...env, TMPDIR: folderWith(), JISHEN_CACHE: folderWith(), ...options.env },
    cwd: options.cwd,
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const finished = new Promise<Finished>((resolve) => {
    child.once('close', (status) => resolve({ status, stdout, stderr }));
  });
  return { process: child, stderr: () => stderr, finished };
}

/** Runs the command line to its end. */
export function jishen(
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; cwd?: string } = {},
): Promise<Finished> {
  return startJishen(args, options).finished;
}
