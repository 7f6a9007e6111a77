/**
 * npm run bench:ocr -- FOLDER [condition ...] [--every n] [--no-native] — reads the scans that `npm run scans` made and holds
 * them against their truth, beside native Tesseract on the same pictures. Prints a table; `--misses` prints what went wrong.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { cellsOn, type PageTruth, truthOf } from '../scripts/scan-truth.js';
import { makeOpenOcr } from '../src/adapters/ocr/open-ocr.js';
import type { DocumentModel } from '../src/model/document.js';
import { readLimits } from '../src/pipeline/limits.js';
import type { OcrEngines } from '../src/ports/ocr.js';
import { assemble } from '../src/readers/pages/assemble.js';
import type { PageContent } from '../src/readers/pages/page-content.js';
import { layOutPage, type PageLayout } from '../src/readers/pages/page-layout.js';
import { openPagePictures } from '../src/readers/pdf/page-picture.js';
import { prepare } from '../src/readers/scan/prepare.js';
import { recognisePage } from '../src/readers/scan/recognise.js';
import type { Picture } from '../src/readers/scan/scan-page.js';
import { foldKey } from '../src/text/fold.js';
import { type Counts, compare, distance, noCounts } from './ocr-measure.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string' }, 'no-native': { type: 'boolean' }, misses: { type: 'boolean' } },
});
const [folder, ...wanted] = positionals;
if (!folder) throw new Error('npm run bench:ocr -- FOLDER [stamped-200 ...]');
const every = Number(values.every ?? 1);
const scratch = mkdtempSync(join(tmpdir(), 'bench-ocr-'));

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function readScan(path: string, engines: OcrEngines, counts: Counts): Promise<void> {
  const name = basename(path, '.pdf');
  const truth: PageTruth[] = JSON.parse(readFileSync(join(folder!, 'truth', `${name}.json`), 'utf8'));
  const pdf = await openPagePictures(readFileSync(path), readLimits);
  if (typeof pdf === 'string') throw new Error(`${path}: ${pdf}`);
  const layouts: PageLayout[] = [];
  const certain: string[][] = [];
  for (let number = 1; number <= truth.length; number += 1) {
    const start = processorSeconds();
    const picture = await pdf.page(number);
    if (typeof picture === 'string') throw new Error(`${path} ${number}: ${picture}`);
    const prepared = await prepare(picture);
    const ready = processorSeconds();
    const { content } = await recognisePage(prepared, number, engines);
    layouts.push(layOutPage(content, layouts.at(-1)));
    counts.preparing += ready - start;
    counts.reading += processorSeconds() - ready;
    certain.push(agreedFigures(content));
    if (!values['no-native']) await readNatively(picture, truth[number - 1]!, counts);
  }
  await pdf.close();
  const document = {
    blocks: assemble(layouts, new Set(truth.map((_, at) => at + 1))),
  } as unknown as DocumentModel;
  truth.forEach((page, at) => {
    const where = `${basename(join(path, '..'))} ${name}:${at + 1}`;
    compare(counts, where, page, truthOf(document, at + 1), certain[at]!, cellsOn(document, at + 1));
  });
}

function agreedFigures({ glyphs }: PageContent): string[] {
  const texts = new Map<object, string>();
  for (const { text, figure } of glyphs) {
    if (figure?.agreed) texts.set(figure, (texts.get(figure) ?? '') + text);
  }
  return [...texts.values()].map((text) => foldKey(text));
}

const AS_IT_IS_PAGES = 3;

async function readNatively(picture: Picture, truth: PageTruth, counts: Counts): Promise<void> {
  const { width, height, data, dpi } = picture;
  const file = join(scratch, 'page.png');
  await sharp(data, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toFile(file);
  const command = `TIMEFORMAT='%U %S'; { time tesseract "${file}" "${scratch}/page" -l chi_sim --dpi ${Math.round(dpi)} --psm 3 2>/dev/null; } 2>&1`;
  const run = (env: NodeJS.ProcessEnv): number =>
    execFileSync('bash', ['-c', command], { encoding: 'utf8', env })
      .trim()
      .split(' ')
      .reduce((sum, part) => sum + Number(part), 0);
  // Its threads wait for each other at some seconds a page: a few pages show it.
  if (counts.nativeAsItIsPages < AS_IT_IS_PAGES) {
    counts.nativeAsItIs += run(process.env);
    counts.nativeAsItIsPages += 1;
  }
  counts.native += run({ ...process.env, OMP_THREAD_LIMIT: '1' });
  const text = foldKey(readFileSync(join(scratch, 'page.txt'), 'utf8')).replace(/\s+/g, '');
  counts.nativeErrors += distance(truth.text, text);
}

const share = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${((part / whole) * 100).toFixed(1)} %`;

function line(condition: string, counts: Counts): string {
  const { pages } = counts;
  const native = values['no-native']
    ? ['-', '-', '-']
    : [
        (counts.native / pages).toFixed(2),
        (counts.nativeAsItIs / Math.max(1, counts.nativeAsItIsPages)).toFixed(2),
        share(counts.nativeErrors, counts.characters),
      ];
  return [
    condition,
    pages,
    share(counts.errors, counts.characters),
    `${counts.moneyRight}/${counts.money}`,
    `${counts.certainRight}/${counts.certain}`,
    `${counts.labelsRight}/${counts.labels}`,
    `${counts.figuresRight}/${counts.figures}`,
    `${counts.gridsRight}/${counts.grids}`,
    (counts.preparing / pages).toFixed(2),
    ((counts.preparing + counts.reading) / pages).toFixed(2),
    ...native,
  ].join(' | ');
}

sharp.concurrency(1);
const ocr = makeOpenOcr();
const engines = await ocr.open();
console.log(`first reader ${engines.first.name}, second ${engines.second.name}\n`);
console.log(
  '| condition | pages | characters wrong | money | money called certain | labels | figure cells | grids | s prepare | s page | s tesseract, one thread | s tesseract as it is | its characters wrong |',
);
console.log(`|${' --- |'.repeat(13)}`);
const all: string[] = [];
for (const condition of readdirSync(folder).sort()) {
  if (!/^(clean|scan|stamped)-\d+$/.test(condition) || (wanted.length > 0 && !wanted.includes(condition)))
    continue;
  const counts = noCounts();
  const files = readdirSync(join(folder, condition))
    .filter((name) => name.endsWith('.pdf'))
    .sort();
  for (const file of files.filter((_, at) => at % every === 0))
    await readScan(join(folder, condition, file), engines, counts);
  console.log(`| ${line(condition, counts)} |`);
  all.push(
    ...counts.wrong.map((text) => `WRONG BUT CERTAIN ${text}`),
    ...(values.misses ? counts.misses : []),
  );
}
console.log(`\n${all.join('\n')}`);
await ocr.close();
rmSync(scratch, { recursive: true });
