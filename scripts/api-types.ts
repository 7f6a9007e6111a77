/**
 * `npm run api:types`: what the API takes and gives, as types for the page, made of the description that the API itself
 * serves. The page cannot drift from the server: where it does, it does not compile.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { API } from '../src/server/documentation.js';
import { type App, makeApp } from '../src/server/make-app.js';
import { identityRoutes } from '../src/server/routes/identity.js';
import { serviceRoutes } from '../src/server/routes/service.js';
import { type ApiDocument, typesOf } from './openapi-types.js';

export const TYPES_FILE = fileURLToPath(new URL('../web/src/api/types.ts', import.meta.url));

/** The routes are described without anybody behind them: nothing listens, nothing is opened. */
export async function describedApi(): Promise<ApiDocument> {
  const identity = { mode: 'accounts', oidc: null } as never;
  const service = { config: { settings: { limits: { fileMb: 1, requestMb: 1, requestFiles: 1 } } } } as never;
  const app = await makeApp({ identity, version: 'page' });
  await app.register((scope) => identityRoutes(scope as App, { identity }), { prefix: API });
  await app.register((scope) => serviceRoutes(scope as App, { service }), { prefix: API });
  await app.ready();
  const document = app.swagger() as ApiDocument;
  await app.close();
  return document;
}

/** As the file should be. */
export async function writtenTypes(): Promise<string> {
  const biome = fileURLToPath(new URL('../node_modules/@biomejs/biome/bin/biome', import.meta.url));
  return execFileSync(process.execPath, [biome, 'format', `--stdin-file-path=${TYPES_FILE}`], {
    input: typesOf(await describedApi(), API),
    encoding: 'utf8',
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(TYPES_FILE, await writtenTypes());
