import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPdf } from '../src/readers/pdf/open.js';
import { scannedReport } from '../test/helpers/scanned-report.js';

/** What workers are given to do, and how many reviews pass before the clock starts: by then children have loaded what they need. */
export interface WorkerLoad {
  readonly name: string;
  readonly warm: number;
  /** Each process on a core of its own, as on a machine that has one: else one process takes what it can get of all. */
  readonly isPinned: boolean;
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
  return { name: `${many.length} small Word and PDF reports`, warm: 8, isPinned: false, uploads };
}

async function pagesOf(bytes: Uint8Array): Promise<number> {
  const pdf = await openPdf(bytes);
  if (typeof pdf === 'string') return 0;
  const { numPages } = pdf.document;
  await pdf.close();
  return numPages;
}

/** Scans of two pages each, recognised anew in every run: their pictures differ in a byte that nobody sees. */
export async function scans(folder: string): Promise<readonly WorkerLoad[]> {
  const bytes: Uint8Array[] = [];
  for (const path of filesOf('pdf')) {
    if (bytes.length === SCANS) break;
    const pdf = readFileSync(path);
    if ((await pagesOf(pdf)) >= SCANNED_PAGES.length) bytes.push(await scannedReport(pdf, SCANNED_PAGES));
  }
  const uploads = () =>
    Object.fromEntries(
      bytes.map((one) => {
        const path = join(folder, `${randomUUID()}.pdf`);
        writeFileSync(path, Buffer.concat([one, Buffer.from(`\n% ${randomUUID()}\n`)]));
        return [basename(path), path];
      }),
    );
  const name = `${SCANS} scans of ${SCANNED_PAGES.length} pages`;
  return [
    { name, warm: 2, isPinned: false, uploads },
    { name: `${name}, a core for each process`, warm: 2, isPinned: true, uploads },
  ];
}
