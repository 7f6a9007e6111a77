// The page to dist/web, packed as the server hands it out.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

export function buildPage(root) {
  const vite = `${root}/node_modules/vite/bin/vite.js`;
  if (!existsSync(vite) || !existsSync(`${root}/web`)) {
    console.log('The page is not built: vite is not installed.');
    return;
  }
  const args = [vite, 'build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'];
  execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  pack(`${root}/dist/web`);
}
