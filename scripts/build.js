// What `npm ci` runs: TypeScript to dist/, and the data files that the code reads beside itself.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildPage } from './build-page.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (file, args) => execFileSync(process.execPath, [file, ...args], { cwd: root, stdio: 'inherit' });

if (!existsSync(`${root}/node_modules/typescript`)) {
  // Installed as a dependency of something else: the package already carries dist/.
  process.exit(0);
}
rmSync(`${root}/dist`, { recursive: true, force: true });
run(`${root}/node_modules/typescript/bin/tsc`, ['-p', 'tsconfig.build.json']);
for (const folder of ['src/adapters/db/migrations']) {
  if (existsSync(`${root}/${folder}`))
    cpSync(`${root}/${folder}`, `${root}/dist/${folder}`, { recursive: true });
}

// A ready-made empty database: a first start copies it instead of making one, which takes ten times as long.
const { dumpTemplate } = await import('../dist/src/adapters/db/open-pglite.js');
writeFileSync(`${root}/dist/src/adapters/db/template.tar.gz`, await dumpTemplate());

// Whatever the shell says: tests build a page that complains, people get the fast one.
process.env.NODE_ENV = 'production';
buildPage(root);
