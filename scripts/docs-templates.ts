/** npm run docs:templates — writes docs/templates.md and the sample Word forms beside it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { templateKinds } from '../src/exports/template-kinds.js';
import { templates } from '../src/exports/templates.js';
import { templatesPage } from '../src/exports/templates-page.js';

const docs = fileURLToPath(new URL('../docs', import.meta.url));
mkdirSync(`${docs}/templates`, { recursive: true });
writeFileSync(`${docs}/templates.md`, templatesPage());
for (const kind of templateKinds)
  writeFileSync(`${docs}/templates/${kind}.docx`, await templates[kind].own());
