import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { historyOf } from '../adapters/db/service/history.js';

import type { SubmissionRow } from '../adapters/db/service/submissions.js';
import { type ScoreForm, scoreForm } from '../exports/score-form.js';
import { scoreSheetDocx } from '../exports/score-sheet-docx.js';
import { scoreSheetXlsx } from '../exports/score-sheet-xlsx.js';
import { sheetOf } from './desk.js';
import { newId } from './names.js';
import { refuse } from './refusals.js';
import type { Service } from './service.js';
import { fetchTemplate } from './templates.js';

export const sheetFormats = ['docx', 'xlsx'] as const;
export type SheetFormat = (typeof sheetFormats)[number];

/** The official form as people decided it, signed or not, as a file. */
export async function scoreSheetFile(
  service: Service,
  row: SubmissionRow,
  format: SheetFormat,
): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  const sheet = await sheetOf(service, row);
  const setup = await service.recent.setups.find(row.setup);
  if (!sheet || !setup) throw refuse('no-review');
  const { rubric } = setup.value;
  const form = scoreForm({
    rubric,
    unit: row.unit,
    year: row.year,
    lines: sheet.lines,
    signed: row.sign === 'signed' ? await signatureOf(service, row.id) : null,
  });
  const bytes =
    format === 'xlsx'
      ? await scoreSheetXlsx(form)
      : ((await ownSheet(service, form)) ?? (await scoreSheetDocx(form)));
  return { bytes, name: `${row.unit ?? row.source}-评分表.${format}` };
}

/** On the bureau's own form, filled where it can do no harm; null where it has none. */
async function ownSheet(service: Service, form: ScoreForm): Promise<Uint8Array | null> {
  const base = join(service.scratch, `sheet-${newId()}`);
  const [template, data, out] = ['template.docx', 'form.json', 'out.docx'].map((name) => join(base, name));
  await mkdir(base);
  try {
    if (!(await fetchTemplate(service, 'score-sheet', template!))) return null;
    await writeFile(data!, JSON.stringify(form));
    await service.children.run({ kind: 'sheet', template: template!, form: data!, out: out! });
    return await readFile(out!);
  } finally {
    await rm(base, { recursive: true, force: true });
  }
}

async function signatureOf({ db }: Service, submission: string): Promise<ScoreForm['signed']> {
  const last = (await historyOf(db, submission)).findLast(({ action }) => action === 'sign');
  return last ? { by: last.byName ?? '', day: dayOf(last.at) } : null;
}

/** The day in China, wherever the server stands. */
const dayOf = (at: Date) => new Date(at.getTime() + 8 * 3600_000).toISOString().slice(0, 10);
