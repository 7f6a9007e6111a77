/** npm run schemas — writes rubrics/*.schema.json, by which editors check and complete configuration files; --check only compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { schemas } from '../src/adapters/setup/json-schema.js';

for (const [name, schema] of Object.entries(schemas())) {
  const path = fileURLToPath(new URL(`../rubrics/${name}`, import.meta.url));
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`rubrics/${name} 与程序不一致，请运行 npm run schemas。`);
    process.exitCode = 1;
  }
}
