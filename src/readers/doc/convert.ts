import { spawn } from 'node:child_process';
import { access, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeProfile } from './office-profile.js';

/** How a conversion may run. */
export interface Conversion {
  /** The program, or null: there is none. */
  readonly program: string | null;
  readonly milliseconds: number;
  /** Of the result. */
  readonly mostBytes: number;
}

const USUAL_PLACES = [
  '/usr/lib/libreoffice/program/soffice',
  '/usr/lib64/libreoffice/program/soffice',
  '/opt/libreoffice/program/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
];
const PREFIX = 'jishen-office-';
/** Older than any conversion can be: its process was killed before it could clean up. */
const LEFT_BEHIND_MILLISECONDS = 60 * 60_000;
/** A new profile makes the program end at once and ask to be started again. */
const START_AGAIN = 81;

/**
 * Where LibreOffice is: what `JISHEN_SOFFICE` names (`none`: do not use it), else on the path, else in the usual places.
 * Given is the program proper where it can be found: its launcher would leave it running when it is killed.
 */
export async function findOffice(environment: NodeJS.ProcessEnv = process.env): Promise<string | null> {
  const named = environment.JISHEN_SOFFICE;
  if (named === 'none') return null;
  const onPath = (environment.PATH ?? '').split(delimiter).map((folder) => join(folder, 'soffice'));
  for (const candidate of named ? [named] : [...onPath, ...USUAL_PLACES]) {
    const launcher = await realpath(candidate).catch(() => null);
    if (launcher === null) continue;
    const proper = join(dirname(launcher), 'soffice.bin');
    return (await exists(proper)) ? proper : launcher;
  }
  return null;
}

/** The bytes of a .docx that LibreOffice makes of an old file, or null. The folder it works in is gone afterwards. */
export async function convertToDocx(
  bytes: Uint8Array,
  { program, milliseconds, mostBytes }: Conversion,
): Promise<Uint8Array | null> {
  if (program === null) return null;
  await sweep();
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  try {
    await writeProfile(join(folder, 'profile'));
    await writeFile(join(folder, 'input.doc'), bytes);
    const until = performance.now() + milliseconds;
    let code = await run(program, folder, until);
    if (code === START_AGAIN) code = await run(program, folder, until);
    const result = join(folder, 'out', 'input.docx');
    if (code !== 0 || !(await exists(result)) || (await stat(result)).size > mostBytes) return null;
    return new Uint8Array(await readFile(result));
  } finally {
    // What was killed may still be writing for a moment.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Removes the folders of conversions that were killed together with their process. */
async function sweep(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX));
  for (const name of names) {
    const folder = join(tmpdir(), name);
    const made = (await stat(folder).catch(() => null))?.mtimeMs ?? Date.now();
    if (Date.now() - made < LEFT_BEHIND_MILLISECONDS) continue;
    // Another user's folder is not ours to remove.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Exit code, or null where it was killed or did not start. */
function run(program: string, folder: string, until: number): Promise<number | null> {
  const left = until - performance.now();
  if (left <= 0) return Promise.resolve(null);
  const options = ['--headless', '--norestore', '--nolockcheck', '--nodefault', '--nofirststartwizard'];
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const task = [
    '--convert-to',
    'docx:MS Word 2007 XML',
    '--outdir',
    join(folder, 'out'),
    join(folder, 'input.doc'),
  ];
  return new Promise((resolve) => {
    // Not detached: it stays in our process group, so that whoever stops us stops it.
    const child = spawn(program, [...options, profile, ...task], {
      cwd: folder,
      stdio: 'ignore',
      env: environmentOf(folder),
    });
    const clock = setTimeout(() => child.kill('SIGKILL'), left);
    const leave = (code: number | null) => {
      clearTimeout(clock);
      resolve(code);
    };
    child.once('error', () => leave(null));
    child.once('exit', leave);
  });
}

/** Nothing of ours but the path; a home of its own; proxies that answer to nobody. */
function environmentOf(folder: string): NodeJS.ProcessEnv {
  const nowhere = 'http://127.0.0.1:9';
  return {
    PATH: process.env.PATH,
    ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}),
    HOME: folder,
    TMPDIR: folder,
    TEMP: folder,
    TMP: folder,
    LANG: 'C.UTF-8',
    SAL_USE_VCLPLUGIN: 'svp',
    http_proxy: nowhere,
    https_proxy: nowhere,
    ftp_proxy: nowhere,
    all_proxy: nowhere,
  };
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
