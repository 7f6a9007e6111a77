import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readLines } from '../adapters/artifacts/lines.js';
import type { ReviewBrief } from '../model/diff.js';
import { UsageError } from '../ports/errors.js';

/** Of a review only what a comparison of two runs looks at; the rest may be of another version. */
const reviewSchema = z.object({
  schema: z.literal('jishen.review/1'),
  source: z.string(),
  unit: z.string().nullable(),
  year: z.number().nullable(),
  documents: z.array(z.object({ file: z.string(), pagesUnread: z.array(z.number()) })),
  findings: z.array(
    z.object({
      key: z.string(),
      rule: z.string(),
      severity: z.enum(['error', 'warning', 'info']),
      message: z.string(),
      evidence: z.array(z.object({ quote: z.string(), location: z.object({ file: z.string() }) })),
    }),
  ),
  outcomes: z.array(
    z.object({
      rule: z.string(),
      outcome: z.enum(['passed', 'failed', 'needs-review', 'inapplicable', 'unable']),
    }),
  ),
  errors: z.array(z.unknown()),
});

/** The reviews of an output folder (results.ndjson, else submissions/…/result.json) or of a results.ndjson, lean. */
export async function readResults(path: string): Promise<readonly ReviewBrief[]> {
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      error.code === 'ENOENT' ? `找不到“${path}”。` : `“${path}”打不开（${error.code}）。`,
    );
  });
  const files = info.isDirectory() ? await filesOf(path) : [path];
  const reviews: ReviewBrief[] = [];
  for (const file of files) {
    if (file.endsWith('.json')) {
      reviews.push(briefOf(await readFile(file, 'utf8'), `“${file}”`));
      continue;
    }
    let line = 0;
    for await (const { text } of readLines(file)) {
      line += 1;
      if (text.trim() !== '') reviews.push(briefOf(text, `“${file}”第 ${line} 行`));
    }
  }
  if (reviews.length === 0) throw new UsageError(`“${path}”里没有审核结果。`);
  return reviews;
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const ndjson = join(folder, 'results.ndjson');
  const listed = await timeOf(ndjson);
  const submissions = join(folder, 'submissions');
  const names = await readdir(submissions).catch(() => []);
  const files: string[] = [];
  let newest = 0;
  for (const name of names.sort()) {
    const file = join(submissions, name, 'result.json');
    const written = await timeOf(file);
    if (written === null) continue;
    files.push(file);
    newest = Math.max(newest, written);
  }
  // A later run that was not asked for ndjson leaves the list of the one before.
  if (listed !== null && listed >= newest) return [ndjson];
  if (files.length === 0)
    throw new UsageError(
      `“${folder}”里没有审核结果（results.ndjson 或 submissions/…/result.json）；请先运行 jishen audit -o “${folder}”。`,
    );
  return files;
}

/** When a file was written; null where there is none. */
async function timeOf(path: string): Promise<number | null> {
  const info = await stat(path).catch(() => null);
  return info?.isFile() ? info.mtimeMs : null;
}

function briefOf(text: string, where: string): ReviewBrief {
  const parsed = reviewSchema.safeParse(parse(text));
  if (!parsed.success) throw new UsageError(`${where}不是审核结果（jishen.review/1）。`);
  const { source, unit, year, documents, findings, outcomes, errors } = parsed.data;
  return {
    source,
    unit,
    year,
    findings: findings.map(({ key, rule, severity, message, evidence }) => {
      const [first] = evidence;
      return { key, rule, severity, message, file: first?.location.file ?? '', quote: first?.quote ?? '' };
    }),
    outcomes: new Map(outcomes.map(({ rule, outcome }) => [rule, outcome])),
    files: new Map(documents.map(({ file, pagesUnread }) => [file, pagesUnread.length > 0])),
    hasErrors: errors.length > 0,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
