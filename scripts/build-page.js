// The page to dist/web, packed as the server hands it out.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const PACKED = /\.(?:js|css|svg|html|mjs|wasm)$/;
const LEAST_BYTES = 1024;

/** Offices have slow lines to the server: everything lies ready in its packed forms. */
function pack(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !PACKED.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    if (bytes.length < LEAST_BYTES) continue;
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
  }
}

/** What somebody can try at once: a sound report, one with faults, one in two files. By fixture, the unit's name. */
const SAMPLE = { 'fault-figures': '样例1', 'fault-arithmetic': '样例2', 'clean-school': '样例3' };

function copySample(root, page) {
  const from = `${root}/fixtures/reports/docx`;
  const to = `${page}/sample`;
  if (!existsSync(from)) return;
  const names = Object.entries(SAMPLE).flatMap(([fixture, folder]) =>
    readdirSync(`${from}/${fixture}`).map((file) => {
      mkdirSync(`${to}/${folder}`, { recursive: true });
      cpSync(`${from}/${fixture}/${file}`, `${to}/${folder}/${file}`);
      return `${folder}/${file}`;
    }),
  );
  writeFileSync(`${to}/index.json`, JSON.stringify(names));
}

/** `to`: where to, for tests that want a page of their own. */
export function buildPage(root, to = `${root}/dist/web`) {
  const vite = `${root}/node_modules/vite/bin/vite.js`;
  if (!existsSync(vite) || !existsSync(`${root}/web`)) {
    console.log('The page is not built: vite is not installed.');
    return;
  }
  const args = [vite, 'build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'];
  args.push('--outDir', to, '--emptyOutDir');
  execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  copySample(root, to);
  pack(to);
}
