// What `npm test` runs, on a bare machine too: fetches the servers that the tests start, builds, checks, tests.
// The last line is `N passed, N failed`.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const onPath = (name) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
const hasPostgres = () => {
  const folder = '/usr/lib/postgresql';
  const versions = existsSync(folder) ? readdirSync(folder) : [];
  return onPath('initdb') || versions.some((version) => existsSync(join(folder, version, 'bin', 'initdb')));
};

/** What tests need beside npm packages: how to see that it is there, and the system's package that brings it. */
const needs = [
  {
    name: 'Redis',
    variable: 'TEST_REDIS_URL',
    isThere: () => onPath('redis-server'),
    debian: 'redis-server',
  },
  { name: 'PostgreSQL', variable: 'TEST_PG_URL', isThere: hasPostgres, debian: 'postgresql' },
  {
    name: 'Chromium',
    variable: 'TEST_CHROMIUM',
    isThere: () => ['chromium', 'chromium-browser', 'google-chrome'].some(onPath),
    // With letters to draw Chinese with.
    debian: 'chromium fonts-noto-cjk',
  },
  { name: 'ps', variable: null, isThere: () => onPath('ps'), debian: 'procps' },
];

const isMissing = ({ variable, isThere }) => !(variable && process.env[variable]) && !isThere();

function provide() {
  const missing = needs.filter(isMissing);
  if (missing.length === 0) return;
  const packages = missing.flatMap(({ debian }) => debian.split(' '));
  const line = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  const names = missing
    .map(({ name, variable }) => (variable ? `${name} (or ${variable})` : name))
    .join(', ');
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    console.log(`Tests need ${names}: installing ${packages.join(' ')}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args) =>
      spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...packages);
  }
  if (needs.some(isMissing))
    finish(0, 1, `Tests need ${names}. On Debian or Ubuntu type:\n  sudo sh -c '${line}'`);
}

function finish(passed, failed, reason) {
  if (reason) console.error(reason);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

function step(title, file, args) {
  console.log(`> ${title}`);
  try {
    execFileSync(process.execPath, [join(root, file), ...args], { cwd: root, stdio: 'inherit' });
  } catch {
    finish(0, 1, `${title} failed`);
  }
}

provide();
step('build', 'scripts/build.js', []);
step('biome check', 'node_modules/@biomejs/biome/bin/biome', ['check', '.']);
step('tsc', 'node_modules/typescript/bin/tsc', ['-p', 'tsconfig.json']);
step('tsc of the page', 'node_modules/typescript/bin/tsc', ['-p', 'web/tsconfig.json']);

const folder = mkdtempSync(join(tmpdir(), 'jishen-results-'));
const results = join(folder, 'results.json');
const vitest = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${results}`,
  ],
  { cwd: root, stdio: 'inherit' },
);
const report = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : null;
rmSync(folder, { recursive: true, force: true });
if (!report) finish(0, 1, 'vitest gave no results');
// A file that could not even be loaded has no tests to count.
const broken = report.testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
);
const failed = report.numFailedTests + broken.length;
finish(report.numPassedTests, failed || (vitest.status === 0 ? 0 : 1));
