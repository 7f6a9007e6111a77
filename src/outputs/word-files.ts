/** What is written with a Word form: the bureau's own, or the one that comes with Jishen. Its libraries are loaded when asked for. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames } from '../exports/file-names.js';
import { checkTemplate, fillDocx, TemplateError } from '../exports/fill-docx.js';
import { noticeName, noticesOf } from '../exports/notice.js';
import { noticeFields, noticeValues } from '../exports/notice-fields.js';
import type { ScoreForm } from '../exports/score-form.js';
import { scoreSheetDocx } from '../exports/score-sheet-docx.js';
import { sheetFields, sheetValues } from '../exports/sheet-fields.js';
import type { TemplateKind } from '../exports/template-kinds.js';
import { templates as kinds } from '../exports/templates.js';
import { RULES } from '../rules/index.js';
import type { FinishedRun, OwnTemplates } from './exporters.js';
import { writeWhole } from './write-whole.js';

/** The filled score sheet. */
export async function scoreSheetFile(form: ScoreForm, templates: OwnTemplates): Promise<Uint8Array> {
  const own = templates['score-sheet'];
  return own ? fillScoreSheet(form, own) : scoreSheetDocx(form);
}

/** A unit is told of its own papers only. */
const OWN_RULES = RULES.filter(({ scope }) => scope === 'document');

/** A 整改通知 for each unit that has something to put right, in a folder of their own. */
export async function writeNotices({
  folder,
  reviews,
  standings,
  notice: options,
  templates,
}: FinishedRun): Promise<string[]> {
  const target = join(folder, 'notices');
  await mkdir(target, { recursive: true });
  // What an earlier run left is nobody's notice any more.
  for (const name of await readdir(target))
    if (/^整改通知-.*\.docx$/.test(name)) await rm(join(target, name), { force: true });
  const template = templates.notice ?? (await kinds.notice.own());
  const names = fileNames('docx');
  let count = 0;
  for await (const notice of noticesOf(reviews, { rules: OWN_RULES, options, standings })) {
    const bytes = fillDocx(template, noticeFields, noticeValues(notice));
    await writeWhole(join(target, names(noticeName(notice))), bytes);
    count += 1;
  }
  return count === 0 ? [] : [target];
}

/** What is wrong with a form, in sentences for whoever made it; nothing, if it can be filled. */
export function formProblems(bytes: Uint8Array, kind: TemplateKind): readonly string[] {
  try {
    checkTemplate(bytes, kinds[kind].fields);
    return [];
  } catch (error) {
    if (error instanceof TemplateError) return error.problems;
    throw error;
  }
}

/** A filled score sheet, from what was written down of it. */
export const fillScoreSheet = (form: ScoreForm, template: Uint8Array): Uint8Array =>
  fillDocx(template, sheetFields, sheetValues(form));
