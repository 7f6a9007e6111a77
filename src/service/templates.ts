import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recordHistory } from '../adapters/db/service/history.js';
import { type TemplateKind, templateKinds } from '../exports/template-kinds.js';
import { templates } from '../exports/templates.js';
import type { Actor } from '../model/desk.js';
import { UsageError } from '../ports/errors.js';
import { ChildFailure } from '../ports/tasks.js';
import { keptTemplate, keptTemplateInfo, newId } from './names.js';
import { refuse } from './refusals.js';
import type { Service } from './service.js';

/** The bureau's own Word forms: one of each kind, in the file store beside the originals. */

/** Of a form that somebody sent in. */
export interface TemplateFacts {
  /** How the sender calls it. */
  readonly name: string;
  readonly size: number;
  /** ISO. */
  readonly updated: string;
  readonly byName: string;
}

export interface KeptTemplate {
  readonly kind: TemplateKind;
  readonly title: string;
  /** Null: the form that comes with Jishen is used. */
  readonly own: TemplateFacts | null;
}

const LARGEST = 10 * 2 ** 20;

export async function listTemplates(service: Service): Promise<KeptTemplate[]> {
  const all: KeptTemplate[] = [];
  for (const kind of templateKinds) {
    const path = join(service.scratch, `template-${newId()}`);
    const isKept = await service.files.get(keptTemplateInfo(kind), path);
    const own = isKept ? (JSON.parse(await readFile(path, 'utf8')) as TemplateFacts) : null;
    await rm(path, { force: true });
    all.push({ kind, title: templates[kind].title, own });
  }
  return all;
}

/** Writes the bureau's own form to `path`; false where it has none. */
export const fetchTemplate = ({ files }: Service, kind: TemplateKind, path: string): Promise<boolean> =>
  files.get(keptTemplate(kind), path);

/** The form that is used now: the bureau's, or the one to begin with. */
export async function templateFile(service: Service, kind: TemplateKind): Promise<Uint8Array> {
  const path = join(service.scratch, `template-${newId()}`);
  try {
    return (await fetchTemplate(service, kind, path)) ? await readFile(path) : await templates[kind].own();
  } finally {
    await rm(path, { force: true });
  }
}

interface Given {
  readonly kind: TemplateKind;
  readonly name: string;
  /** Where the upload was put. */
  readonly path: string;
  readonly actor: Actor;
}

/** Keeps a form that somebody sent, after a contained child has looked at it. Throws UsageError that says what is wrong. */
export async function keepTemplate(
  service: Service,
  { kind, name, path, actor }: Given,
): Promise<TemplateFacts> {
  const { size } = await stat(path);
  if (size > LARGEST) throw refuse('upload-too-large', name);
  const { problems } = await service.children
    .run({ kind: 'template', use: kind, path })
    .catch((error: unknown) => {
      // What kills the child that opens it is no form.
      if (error instanceof ChildFailure && error.reason !== 'stopped') return { problems: ['打开时出错'] };
      throw error;
    });
  if (problems.length > 0) throw new UsageError(`“${name}”不能用作模板：${problems.join('；')}。`);
  const facts: TemplateFacts = { name, size, updated: new Date().toISOString(), byName: actor.name };
  const info = `${path}.json`;
  await writeFile(info, JSON.stringify(facts));
  try {
    await service.files.put(keptTemplate(kind), path);
    await service.files.put(keptTemplateInfo(kind), info);
  } finally {
    await rm(info, { force: true });
  }
  await recordHistory(service.db, { actor, action: 'save-template', subject: kind, after: { name, size } });
  return facts;
}

/** Goes back to the form that comes with Jishen. */
export async function dropTemplate(service: Service, kind: TemplateKind, actor: Actor): Promise<void> {
  const before = (await listTemplates(service)).find((one) => one.kind === kind)?.own ?? null;
  if (before === null) throw refuse('template-not-found');
  await service.files.remove([keptTemplateInfo(kind), keptTemplate(kind)]);
  await recordHistory(service.db, { actor, action: 'delete-template', subject: kind, before });
}
