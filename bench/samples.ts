import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DocumentModel } from '../src/model/document.js';
import { readLimits } from '../src/pipeline/limits.js';
import { readDocument } from '../src/readers/read.js';

export interface Sample {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The fixtures' reports with this ending, in a fixed order. */
export const reports = (ending: string): readonly Sample[] =>
  samplesIn(join(root, 'fixtures/reports'), ending);

export function samplesIn(folder: string, ending: string): readonly Sample[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name))
    .map((path) => ({ path, bytes: readFileSync(path) }));
}

/** The same reports as LibreOffice writes them: .doc, or PDF with embedded fonts. One call for all of them. */
export function converted(
  samples: readonly Sample[],
  ending: 'doc' | 'pdf',
  folder: string,
): readonly Sample[] {
  const out = join(folder, ending);
  mkdirSync(out, { recursive: true });
  execFileSync('soffice', sofficeArguments(ending, out, folder, samples), { stdio: 'ignore' });
  return samplesIn(out, `.${ending}`);
}

export const sofficeArguments = (
  ending: string,
  out: string,
  folder: string,
  samples: readonly Sample[],
): readonly string[] => [
  '--headless',
  `-env:UserInstallation=file://${join(folder, 'profile')}`,
  '--convert-to',
  ending,
  '--outdir',
  out,
  ...samples.map(({ path }) => path),
];

export async function readAll(samples: readonly Sample[]): Promise<readonly DocumentModel[]> {
  const documents: DocumentModel[] = [];
  for (const { path, bytes } of samples) {
    const result = await readDocument({ file: relative(root, path), bytes, sha256: path }, readLimits);
    if (!result.ok) throw new Error(`${path}: ${result.failure.message}`);
    documents.push(result.document);
  }
  return documents;
}

/** A process a file, as people use these tools. */
export const spawnAll =
  (samples: readonly Sample[], command: string, args: (path: string) => readonly string[]) => () => {
    for (const { path } of samples)
      execFileSync(command, [...args(path)], { stdio: ['ignore', 'ignore', 'ignore'] });
  };
