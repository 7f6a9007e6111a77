/**
 * npm run offline -- FOLDER [--without-node] — everything for a machine without a network, of the kind on which this runs: the packed
 * program with all that it needs, Node itself, and how to start it. One .tar.gz, and its SHA-256 beside it.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { 'without-node': { type: 'boolean', default: false } },
});
if (!positionals[0]) throw new Error('npm run offline -- FOLDER [--without-node]');
const out = resolve(positionals[0]);
const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const isWindows = process.platform === 'win32';
const name = `jishen-${version}-${process.platform}-${process.arch}`;

const scratch = mkdtempSync(join(tmpdir(), 'jishen-offline-'));
try {
  const folder = join(scratch, name);
  const app = join(folder, 'app');
  mkdirSync(app, { recursive: true });
  npm(root, 'pack', '--silent', '--pack-destination', scratch);
  const [packed] = readdirSync(scratch).filter((file) => file.endsWith('.tgz'));
  writeFileSync(join(app, 'package.json'), JSON.stringify({ private: true }));
  copyFileSync(join(root, '.npmrc'), join(app, '.npmrc'));
  // Scripts of packages fetch things from elsewhere; nothing here needs them.
  npm(app, 'install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', join(scratch, packed!));
  dropOtherSystems(join(app, 'node_modules/onnxruntime-node/bin'));
  if (!values['without-node']) copyFileSync(process.execPath, join(folder, isWindows ? 'node.exe' : 'node'));
  const node = values['without-node'] ? 'node' : isWindows ? '%~dp0node.exe' : '"$here/node"';
  if (isWindows)
    writeFileSync(
      join(folder, 'jishen.cmd'),
      `@echo off\r\n"${node}" "%~dp0app\\node_modules\\jishen\\bin\\jishen.js" %*\r\n`,
    );
  else
    writeFileSync(
      join(folder, 'jishen'),
      `#!/bin/sh\nhere=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)\nexec ${node} "$here/app/node_modules/jishen/bin/jishen.js" "$@"\n`,
      { mode: 0o755 },
    );
  writeFileSync(join(folder, '使用说明.txt'), instructions(isWindows ? 'jishen.cmd' : './jishen'));
  mkdirSync(out, { recursive: true });
  const archive = join(out, `${name}.tar.gz`);
  execFileSync('tar', ['-czf', archive, '-C', scratch, name]);
  const hash = createHash('sha256');
  await pipeline(createReadStream(archive), hash);
  writeFileSync(`${archive}.sha256`, `${hash.digest('hex')}  ${basename(archive)}\n`);
  console.log(archive);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** That package brings its program for every system: two hundred megabytes that cannot run here. */
function dropOtherSystems(folder: string): void {
  for (const version of existsSync(folder) ? readdirSync(folder) : [])
    for (const system of readdirSync(join(folder, version)))
      if (system !== process.platform) rmSync(join(folder, version, system), { recursive: true });
}

function npm(cwd: string, ...args: readonly string[]): void {
  execFileSync(isWindows ? 'npm.cmd' : 'npm', [...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: isWindows,
  });
}

function instructions(command: string): string {
  return [
    '绩审离线安装包：不需要联网，也不需要另外安装 Node.js。',
    `只能用在同样的系统上（${process.platform} ${process.arch}）。`,
    '',
    '解压后在这个文件夹里打开命令行：',
    '',
    `  ${command} serve                  打开审核页：浏览器访问 http://127.0.0.1:8080`,
    `  ${command} audit 报告文件夹        直接审核一个文件夹，结果在 jishen-out`,
    `  ${command} doctor                 看这台电脑缺什么`,
    '',
    '升级：解压新的安装包，把 jishen-data 文件夹移过去。升级前请先备份（backup 命令）。',
    '',
  ].join(isWindows ? '\r\n' : '\n');
}
