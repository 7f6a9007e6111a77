import { createReadStream, createWriteStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { Zip, ZipDeflate } from 'fflate';
import { readLines } from '../src/adapters/artifacts/lines.js';
import type { Review } from '../src/model/review.js';
import type { Standing } from '../src/model/standing.js';
import { exporters, type OutputFormat } from '../src/outputs/exporters.js';
import type { ExportAnswer, ExportTask } from '../src/ports/tasks.js';

/** Writes what `jishen audit` would write of these reviews; several files become one archive. */
export async function writeExport(task: ExportTask): Promise<ExportAnswer> {
  const { folder, failures, roster } = task;
  const all = exporters[task.format as OutputFormat].all;
  if (!all) throw new Error(`no list of the form ${task.format}`);
  const reviews = async function* () {
    for await (const { text } of readLines(task.reviews)) yield JSON.parse(text) as Review;
  };
  const standings: (Standing | null)[] = [];
  for await (const { text } of readLines(task.standings)) standings.push(JSON.parse(text) as Standing | null);
  const formats = [task.format as OutputFormat];
  const { notice } = task;
  const templates: Record<string, Uint8Array> = {};
  for (const [kind, path] of Object.entries(task.templates)) templates[kind] = await readFile(path);
  await all({ folder, reviews, failures, roster, rubric: null, formats, standings, notice, templates });
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .sort();
  if (names.length === 0) return { path: null };
  return { path: names.length > 1 ? await archive(folder, names) : join(folder, names[0]!) };
}

async function archive(folder: string, names: readonly string[]): Promise<string> {
  const path = join(folder, 'export.zip');
  const out = createWriteStream(path);
  const written = new Promise<void>((resolve, reject) => {
    out.on('error', reject).on('finish', resolve);
  });
  const zip = new Zip((error, chunk, isLast) => {
    if (error) out.destroy(error);
    else if (isLast) out.end(chunk);
    else out.write(chunk);
  });
  for (const name of names) {
    const entry = new ZipDeflate(basename(name), { level: 6 });
    zip.add(entry);
    for await (const chunk of createReadStream(join(folder, name))) {
      entry.push(chunk as Uint8Array);
      if (out.writableNeedDrain) await new Promise<void>((resolve) => out.once('drain', resolve));
    }
    entry.push(new Uint8Array(), true);
  }
  zip.end();
  await written;
  return path;
}
