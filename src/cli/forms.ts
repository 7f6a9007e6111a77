import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { TemplateKind } from '../exports/template-kinds.js';
import type { OwnTemplates } from '../outputs/exporters.js';
import { UsageError } from '../ports/errors.js';
import { ChildFailure, type TaskRunner } from '../ports/tasks.js';

/** Word forms of the bureau, by the option that names them. */
export type FormFiles = Readonly<Record<TemplateKind, string | null>>;

const OPTIONS: Readonly<Record<TemplateKind, string>> = {
  notice: '--notice-template',
  'score-sheet': '--sheet-template',
};

/** Reads the forms after a child has looked at them; throws UsageError that says what is wrong, before anything is audited. */
export async function loadForms(files: FormFiles, children: TaskRunner): Promise<OwnTemplates> {
  const forms: Partial<Record<TemplateKind, Uint8Array>> = {};
  for (const [kind, file] of Object.entries(files) as [TemplateKind, string | null][]) {
    if (file === null) continue;
    const option = `${OPTIONS[kind]} 文件“${file}”`;
    const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(
        error.code === 'ENOENT' ? `${option}不存在。` : `${option}无法读取（${error.code}）。`,
      );
    });
    const { problems } = await children
      .run({ kind: 'template', use: kind, path: resolve(file) })
      .catch((error: unknown) => {
        // What kills the child that opens it is no form.
        if (error instanceof ChildFailure && error.reason !== 'stopped') return { problems: ['打开时出错'] };
        throw error;
      });
    if (problems.length > 0) throw new UsageError(`${option}不能使用：${problems.join('；')}。`);
    forms[kind] = bytes;
  }
  return forms;
}
