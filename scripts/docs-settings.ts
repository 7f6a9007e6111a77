/** npm run docs:settings — writes the tables of docs/service.md from the settings themselves. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withTables } from '../src/service/settings-table.js';

const path = fileURLToPath(new URL('../docs/service.md', import.meta.url));
writeFileSync(path, withTables(readFileSync(path, 'utf8')));
