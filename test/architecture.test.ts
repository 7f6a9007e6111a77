import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Who may import whom. `package` stands for any npm package, `node` for Node's own modules. Change it with docs/architecture.md. */
const LAW: Readonly<Record<string, readonly string[]>> = {
  model: ['model'],
  text: ['model', 'text'],
  ports: ['model', 'ports'],
  readers: ['model', 'text', 'ports', 'readers', 'package', 'node'],
  facts: ['model', 'text', 'facts'],
  across: ['model', 'text', 'across'],
  rules: ['model', 'text', 'rules', 'across'],
  rubric: ['model', 'text', 'rubric'],
  exports: ['model', 'text', 'exports', 'package', 'node'],
  'review.ts': ['model', 'text', 'facts', 'rules', 'rubric', 'across'],
  'compare.ts': ['model', 'across', 'rules'],
  outputs: ['model', 'exports', 'rules', 'outputs', 'package', 'node'],
  // Use cases of the service: what the server and the command line do with submissions that are kept.
  service: [
    'model',
    'text',
    'ports',
    'rubric',
    'rules',
    'across',
    'compare.ts',
    'adapters',
    'intake',
    'pipeline',
    'exports',
    'outputs',
    'service',
    'workers',
    'package',
    'node',
  ],
  // A segmenter without a package is the core's own, in text.
  adapters: ['model', 'text', 'ports', 'adapters', 'package', 'node'],
  intake: ['model', 'text', 'ports', 'intake', 'package', 'node'],
  // A run in one process starts the same workers that `jishen worker` starts alone.
  pipeline: ['model', 'ports', 'adapters', 'intake', 'pipeline', 'workers', 'package', 'node'],
  // Browser code: of the house it knows the nouns, as types, and the pure helpers; everything else comes from the API.
  web: ['model', 'text', 'web', 'package'],
  cli: ['*'],
  server: ['*'],
  workers: [
    'outputs',
    'model',
    'text',
    'ports',
    'readers',
    'review.ts',
    'compare.ts',
    'adapters',
    'intake',
    'pipeline',
    'workers',
    'package',
    'node',
  ],
};
/** Shells use everything in src, never each other. */
const SHELLS = ['cli', 'server'];
/** Save that a command starts the server. */
const DOOR = 'src/cli/serve.ts imports ../server/serve.js';

interface Import {
  readonly file: string;
  readonly from: string;
  readonly specifier: string;
  readonly to: string;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesBelow(path);
    return /\.tsx?$/.test(path) ? [path] : [];
  });
}

function unitOf(path: string): string {
  const [first, second] = relative(ROOT, path).split('/');
  return first === 'src' ? second! : first!;
}

function importsOf(file: string): readonly Import[] {
  const source = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const specifiers = [...source.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
    (match) => match[1]!,
  );
  return specifiers.map((specifier) => {
    const to = specifier.startsWith('node:')
      ? 'node'
      : specifier.startsWith('.')
        ? unitOf(resolve(file, '..', specifier.replace(/\.js$/, '.ts')))
        : 'package';
    return { file: relative(ROOT, file), from: unitOf(file), specifier, to };
  });
}

const imports = ['src', 'workers', 'web/src']
  .flatMap((folder) => filesBelow(join(ROOT, folder)))
  .flatMap(importsOf);

describe('the import law', () => {
  it('looked at the whole house', () => {
    expect(imports.length).toBeGreaterThan(200);
    expect(new Set(imports.map(({ from }) => from)).size).toBeGreaterThan(8);
  });

  it('knows every folder of src', () => {
    expect([...new Set(imports.map(({ from }) => from))].filter((from) => !LAW[from])).toEqual([]);
  });

  it('is kept', () => {
    const broken = imports.filter(({ from, to }) => {
      const allowed = LAW[from] ?? [];
      if (SHELLS.includes(from) && SHELLS.includes(to)) return from !== to;
      return !allowed.includes('*') && !allowed.includes(to);
    });
    expect(broken.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([DOOR]);
  });

  it('lets the page know the model as types only', () => {
    const pages = filesBelow(join(ROOT, 'web/src'));
    expect(pages.length).toBeGreaterThan(20);
    const loading = /^import (?!type\b)[^;]*from '(?:\.\.\/)+src\/(?!text\/)[^']*'/m;
    expect(pages.filter((file) => loading.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('lets no rule import another', () => {
    const isRule = (file: string): boolean => /^src\/rules\/(?!shared\/)[a-z]+\/[a-z0-9-]+\.ts$/.test(file);
    const rules = imports.filter(({ file }) => isRule(file));
    expect(rules.length).toBeGreaterThan(25);
    const crossing = rules.filter(
      ({ file, specifier }) =>
        specifier.startsWith('.') && isRule(join(file, '..', specifier).replace(/\.js$/, '.ts')),
    );
    expect(crossing.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
  });
});
