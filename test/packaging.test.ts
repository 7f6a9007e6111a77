/** What `npm pack` packs runs elsewhere: without sources, tests and development tools. */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { folderWith } from './helpers/folders.js';
import { until } from './helpers/processes.js';
import { freePort } from './helpers/servers.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const { dependencies, optionalDependencies } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
) as Record<string, Record<string, string>>;

let folder = '';
let bin = '';

/** As npm installs it, but with the packages that are here: what they bring is installed by `npm ci` already. */
beforeAll(() => {
  folder = folderWith({});
  // What is built stands there already: building anew under tests that run from it would pull it away.
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], { cwd: root });
  const [packed] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  execFileSync('tar', ['-xzf', join(folder, packed!), '-C', folder]);
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  cpSync(join(folder, 'package'), join(modules, 'jishen'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')))
    if (!name.startsWith('.')) symlinkSync(join(root, 'node_modules', name), join(modules, name));
  bin = join(modules, 'jishen/bin/jishen.js');
});

it('holds what is built and what people read, and nothing else', () => {
  const names = readdirSync(join(folder, 'package')).sort();
  expect(names).toEqual([
    'LICENSE',
    'README.md',
    'README.zh-CN.md',
    'bin',
    'dist',
    'package.json',
    'rubrics',
  ]);
  expect(existsSync(join(folder, 'package/dist/web/index.html'))).toBe(true);
  const files = readdirSync(join(folder, 'package'), { recursive: true, encoding: 'utf8' });
  expect(files.filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))).toEqual([]);
});

it('imports only packages that come with it', () => {
  const installed = new Set([...Object.keys(dependencies!), ...Object.keys(optionalDependencies!)]);
  const files = readdirSync(join(folder, 'package/dist'), { recursive: true, encoding: 'utf8' });
  const missing = new Set<string>();
  for (const name of files.filter((file) => file.endsWith('.js') && !file.startsWith('web'))) {
    const text = readFileSync(join(folder, 'package/dist', name), 'utf8');
    for (const [, from] of text.matchAll(
      /^(?:import .*|export .*|\} )?(?:from |import )'([^'.][^']*)';$/gm,
    )) {
      const wanted = from!.startsWith('@') ? from!.split('/').slice(0, 2).join('/') : from!.split('/')[0]!;
      if (!from!.startsWith('node:') && !installed.has(wanted)) missing.add(`${name}: ${wanted}`);
    }
  }
  expect([...missing]).toEqual([]);
});

it('audits', () => {
  const reports = join(folder, '报告');
  cpSync(join(root, 'fixtures/reports/docx/clean-water'), join(reports, '水务局'), { recursive: true });
  execFileSync(process.execPath, [bin, 'audit', reports, '-q', '-o', join(folder, 'out')]);
  expect(existsSync(join(folder, 'out/index.html'))).toBe(true);
});

it('serves the page', async () => {
  const port = await freePort();
  const args = [bin, 'serve', '-q', '--port', String(port), '--data', join(folder, 'data')];
  const server = spawn(process.execPath, args, { cwd: folder, stdio: 'ignore' });
  try {
    const headers = { accept: 'text/html' };
    const page = () => fetch(`http://127.0.0.1:${port}/`, { headers }).catch(() => null);
    await until(async () => (await page())?.ok === true);
    expect(await (await page())!.text()).toContain('<div id="page">');
  } finally {
    server.kill('SIGKILL');
  }
});
