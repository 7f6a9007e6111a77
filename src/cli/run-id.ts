import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../outputs/write-whole.js';

/** The run that this folder belongs to: with --resume the one before, with jobs that workers may still hold. */
export async function runId(folder: string, isResumed: boolean): Promise<string> {
  const path = join(folder, 'run.json');
  if (isResumed) {
    const text = await readFile(path, 'utf8').catch(() => null);
    const id = text === null ? null : (JSON.parse(text) as { run?: string }).run;
    if (id) return id;
  }
  const run = randomUUID();
  await writeWhole(path, `${JSON.stringify({ run })}\n`);
  return run;
}
