import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scannedReport } from '../test/helpers/scanned-report.js';

/** What workers are given to do, and how many reviews pass before the clock starts: by then children have loaded what they need. */
export interface WorkerLoad {
  readonly name: string;
  readonly warm: number;
  /** Paths by the names under which they are handed in; the same bytes under another name are another document. */
  readonly uploads: () => Readonly<Record<string, string>>;
}

const reports = fileURLToPath(new URL('../fixtures/reports', import.meta.url));
const SCANS = 12;
const SCANNED_PAGES = [1, 2];

function filesOf(kind: string): string[] {
  return readdirSync(join(reports, kind), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(`.${kind}`))
    .sort()
    .map((name) => join(reports, kind, name));
}

const fresh = (path: string) => `${randomUUID().slice(0, 8)}-${basename(path)}`;

/** The fixtures' Word and PDF reports: hardly any work each, so that all that goes on around it counts most. */
export function smallReports(copies: number): WorkerLoad {
  const files = ['pdf', 'docx'].flatMap(filesOf);
  const many = Array.from({ length: copies }, () => files).flat();
  const uploads = () => Object.fromEntries(many.map((path) => [fresh(path), path]));
  return { name: `${many.length} small Word and PDF reports`, warm: 8, uploads };
}

/** Scans of two pages each, recognised anew in every run: their pictures differ in a byte that nobody sees. */
export async function scans(folder: string): Promise<WorkerLoad> {
  const bytes: Uint8Array[] = [];
  for (const path of filesOf('pdf').slice(0, SCANS))
    bytes.push(await scannedReport(readFileSync(path), SCANNED_PAGES));
  const uploads = () =>
    Object.fromEntries(
      bytes.map((one) => {
        const path = join(folder, `${randomUUID()}.pdf`);
        writeFileSync(path, Buffer.concat([one, Buffer.from(`\n% ${randomUUID()}\n`)]));
        return [basename(path), path];
      }),
    );
  return { name: `${SCANS} scans of ${SCANNED_PAGES.length} pages`, warm: 2, uploads };
}
