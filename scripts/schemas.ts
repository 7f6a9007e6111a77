/** npm run schemas — writes rubrics/*.schema.json, by which editors check and complete configuration files. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { schemas } from '../src/adapters/setup/json-schema.js';

for (const [name, schema] of Object.entries(schemas())) {
  const path = fileURLToPath(new URL(`../rubrics/${name}`, import.meta.url));
  writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
}
