/** npm run schemas — writes the *.schema.json by which editors check and complete configuration files. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { schemas } from '../src/adapters/setup/json-schema.js';
import { settingsJsonSchema } from '../src/service/settings-table.js';

const all = {
  ...Object.fromEntries(Object.entries(schemas()).map(([name, schema]) => [`rubrics/${name}`, schema])),
  'docs/service.schema.json': settingsJsonSchema(),
};
for (const [name, schema] of Object.entries(all)) {
  const path = fileURLToPath(new URL(`../${name}`, import.meta.url));
  writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
}
