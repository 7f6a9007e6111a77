/** Every command that the documents tell people to type is run here as they would type it, or it is said which test runs it. */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderWith } from '../helpers/folders.js';
import { jishen } from '../helpers/run-jishen.js';
import { startServe } from '../helpers/run-serve.js';
import { documentedCommands, root } from './commands-of.js';

const commands = documentedCommands();
const of = (start: string) => commands.filter((command) => command.startsWith(start));

/** Not run here: the test that does what it does, or why none can. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'npm ci && npm test': '.ci/run',
  // Its service refuses to answer where these tests run: CI of whoever installs asks it.
  'npm audit': 'docs/security.md',
  'npm ci && npm start': 'test/docs/commands.test.ts',
  'npm ci && npx jishen serve': 'test/e2e/first-day.test.ts',
  'npm run check': 'scripts/test.js',
  'npm run golden': 'test/fixtures.test.ts',
  'npm run docs:access': 'test/server/access.test.ts',
  'npm run fuzz': 'test/fuzz',
  'npm run hostile': 'test/hostile',
  // They take minutes and measure; what they measure with is tested.
  'npm run bench': 'bench/main.ts',
  'npm run bench:load': 'bench/load.ts',
  'npm run bench:actions': 'bench/bulk-actions.ts',
  'npm run bench:scroll': 'bench/scroll.ts',
  'npm run bulk': 'scripts/bulk-run.ts',
  'npm run bulk:corpus': 'test/bulk-corpus.test.ts',
  'npm run bench:ocr': 'bench/ocr.ts',
  'npm run scans': 'scripts/scans.ts',
  // It fetches packages anew; what it packs is tried.
  'npm run offline': 'test/packaging.test.ts',
  // There is no Docker where the tests run: the file is held against the settings.
  'cp .env.example .env': 'test/compose.test.ts',
  'docker compose': 'test/compose.test.ts',
};

const elsewhere = (command: string) =>
  Object.entries(ELSEWHERE).find(([start]) => command === start || command.startsWith(`${start} `))?.[1];

const COPIED = ['bin', 'docs', 'rubrics', 'scripts', 'src', 'test', 'web', 'workers', 'fixtures'];

/** Scripts that write into the house are run in a copy of it. */
function copyOfTheHouse(): string {
  const copy = folderWith({});
  for (const name of COPIED) cpSync(join(root, name), join(copy, name), { recursive: true });
  for (const name of ['package.json', 'tsconfig.json', 'biome.json', 'vitest.config.ts', '.gitignore'])
    copyFileSync(join(root, name), join(copy, name));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** The labels that the README shows. */
const labelled = () => /```json\n(.*?)```/s.exec(readFileSync(join(root, 'README.md'), 'utf8'))![1]!;

/** Words that stand for something else. */
const MEANT: Readonly<Record<string, string>> = {
  FOLDER: '样例',
  文件夹: '样例',
  'group/rule-id': 'wording/another-rule',
};

it('knows of every command that is written down', () => {
  const run = new Set([...of('npx jishen '), ...of('npm run ')]);
  const unknown = commands.filter((command) => !run.has(command) && !elsewhere(command));
  expect(unknown).toEqual([]);
  const lost = Object.values(ELSEWHERE).filter((path) => !existsSync(join(root, path)));
  expect(lost).toEqual([]);
});

describe('npx jishen', () => {
  let folder = '';
  beforeAll(() => {
    folder = folderWith({
      '我们的配置.yaml': 'id: ours\nname: 云渡县财政局\nextends: county\n',
      'service.yaml': 'data: data\n',
    });
    for (const name of ['my.yaml', '我的评分表.yaml'])
      copyFileSync(join(root, 'rubrics/default.yaml'), join(folder, name));
    mkdirSync(join(folder, 'rubrics'));
    copyFileSync(join(root, 'rubrics/default.yaml'), join(folder, 'rubrics/default.yaml'));
    for (const name of ['2024年自评报告', '2025年自评报告'])
      cpSync(join(root, 'fixtures/reports/docx/clean-water'), join(folder, name, '水务局'), {
        recursive: true,
      });
  });
  const run = async (command: string) => {
    const args = command.split(' ').slice(2);
    return jishen(args, { cwd: folder });
  };

  it('audit, and diff of two results', async () => {
    for (const command of of('npx jishen audit')) {
      const { status, stderr } = await run(command.replace(/…$/, ''));
      expect([command, status], stderr).toEqual([command, 0]);
    }
    expect(existsSync(join(folder, 'jishen-out/index.html'))).toBe(true);
    for (const name of ['jishen-out-1', 'jishen-out-2'])
      cpSync(join(folder, 'jishen-out'), join(folder, name), { recursive: true });
    for (const command of of('npx jishen diff ')) {
      const { status, stderr } = await run(command);
      expect([command, status], stderr).toEqual([command, 0]);
    }
    expect(existsSync(join(folder, 'diff/diff.xlsx'))).toBe(true);
  });

  it('rules, rubric lint, doctor', async () => {
    for (const command of commands.filter((one) => /^npx jishen (rules|rubric|doctor)\b/.test(one))) {
      const { status, stderr } = await run(command.replace('规则编号', 'section-number-duplicate'));
      expect([command, status], stderr).toEqual([command, 0]);
    }
  });

  it('serve, backup and restore', async () => {
    const served = await startServe({ settings: 'data: data\n' });
    expect(await served.status('/healthz')).toBe(200);
    served.process.kill('SIGTERM');
    await served.finished;
    for (const command of [...of('npx jishen backup'), ...of('npx jishen restore')]) {
      // Into an empty place, as is written beside it.
      if (command.includes('restore')) execFileSync('rm', ['-rf', join(folder, 'data')]);
      const { status, stderr } = await run(command);
      expect([command, status], stderr).toEqual([command, 0]);
    }
  });

  it('leaves none out', () => {
    const tried = /^npx jishen (audit|diff|rules|rubric|doctor|serve|backup|restore)\b/;
    expect(of('npx jishen ').filter((command) => !tried.test(command))).toEqual([]);
  });
});

describe('npm', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const here = of('npm run ').filter((command) => !elsewhere(command));

  it('has all scripts that are written down', () => {
    const names = of('npm run ').map((command) => command.split(' ')[2]!);
    expect(names.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('start audits the samples', async () => {
    const [, file, ...args] = scripts.start!.split(' ');
    expect(file).toBe('bin/jishen.js');
    const out = folderWith({});
    const { status, stderr } = await jishen([...args, '-o', out], { cwd: root });
    expect(status, stderr).toBe(0);
    expect(existsSync(join(out, 'anomalies.xlsx'))).toBe(true);
  });

  it('run: what is written by a script is what stands there', () => {
    const copy = copyOfTheHouse();
    mkdirSync(join(copy, '样例'));
    writeFileSync(join(copy, '样例/一.json'), labelled());
    for (const command of here) {
      const [line] = command.split(' [');
      const args = line!
        .split(' ')
        .slice(1)
        .map((word) => MEANT[word] ?? word);
      const run = () => execFileSync('npm', args, { cwd: copy, encoding: 'utf8', stdio: 'pipe' });
      expect(run, command).not.toThrow();
    }
  });
});
