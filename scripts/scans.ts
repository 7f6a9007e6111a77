/**
 * npm run scans -- FOLDER [condition ...] — prints a choice of the invented reports, wears them like paper, and scans them into
 * FOLDER: <condition>/<name>.pdf, the same pages as other files, and truth/<name>.json of what stands on every page.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { degrade, raw, toJpeg, type Wear } from '../fixtures/make/scan/degrade.js';
import { drawPage } from '../fixtures/make/scan/draw.js';
import { fullPage, jpegPicture, writeImagePdf } from '../fixtures/make/scan/image-pdf.js';
import { dice, type ScanPicture } from '../fixtures/make/scan/picture.js';
import { toBmp, toTiff } from '../fixtures/make/scan/write-pictures.js';
import { readLimits } from '../src/pipeline/limits.js';
import { loadPage } from '../src/readers/pdf/load-page.js';
import { openPdf } from '../src/readers/pdf/open.js';
import { readDocument } from '../src/readers/read.js';
import { truthOf } from './scan-truth.js';

const REPORTS = fileURLToPath(new URL('../fixtures/reports/pdf', import.meta.url));
const CHOSEN = ['clean-water', 'clean-school', 'clean-hospital', 'clean-civil', 'clean-culture'];
const RESOLUTIONS = [150, 200, 300];
const LOOKS = ['clean', 'scan', 'stamped'] as const;

const [folder, ...wanted] = process.argv.slice(2);
if (!folder) throw new Error('npm run scans -- FOLDER [stamped-200 ...]');
mkdirSync(join(folder, 'truth'), { recursive: true });

let [files, pages] = [0, 0];
for (const report of CHOSEN) {
  for (const file of readdirSync(join(REPORTS, report)).sort()) await scan(report, file);
}
console.log(`${files} files, ${pages} pages.`);

async function scan(report: string, file: string): Promise<void> {
  const bytes = readFileSync(join(REPORTS, report, file));
  const name = `${report}-${basename(file, '.pdf')}`;
  const read = await readDocument({ file, bytes, sha256: name }, readLimits);
  const pdf = await openPdf(bytes);
  if (!read.ok || typeof pdf === 'string') throw new Error(file);
  const numbers = read.document.pages.map(({ number }) => number);
  const truth = numbers.map((number) => truthOf(read.document, number));
  writeFileSync(join(folder!, 'truth', `${name}.json`), JSON.stringify(truth, null, 1));
  for (const dpi of RESOLUTIONS) {
    const drawn: ScanPicture[] = [];
    for (const number of numbers) drawn.push(drawPage((await loadPage(pdf.document, number))!, dpi));
    for (const look of LOOKS) {
      const condition = `${look}-${dpi}`;
      if (wanted.length > 0 && !wanted.includes(condition)) continue;
      await writeScan(drawn, wearOf(look, name), condition, name);
    }
  }
  await pdf.close();
}

async function writeScan(
  drawn: readonly ScanPicture[],
  wear: (page: number) => Wear,
  condition: string,
  name: string,
): Promise<void> {
  const target = join(folder!, condition);
  mkdirSync(target, { recursive: true });
  const quality = condition.startsWith('clean') ? 85 : 40;
  const worn: ScanPicture[] = [];
  const jpegs: Uint8Array[] = [];
  for (const [at, page] of drawn.entries()) {
    worn.push(await degrade(page, wear(at)));
    jpegs.push(await toJpeg(worn[at]!, quality));
  }
  const filled = worn.map(({ width, height, dpi }, at) =>
    fullPage(jpegPicture(jpegs[at]!, width, height), dpi),
  );
  writeFileSync(join(target, `${name}.pdf`), writeImagePdf(filled));
  files += 1;
  pages += worn.length;
  // One report in every kind of file is enough to see that they open.
  if (name !== 'clean-water-1-自评报告' || !condition.endsWith('200')) return;
  const kinds = join(folder!, `${condition}-kinds`);
  mkdirSync(kinds, { recursive: true });
  writeFileSync(join(kinds, `${name}.jpg`), jpegs[0]!);
  writeFileSync(
    join(kinds, `${name}.png`),
    await raw(worn[0]!).withMetadata({ density: 200 }).png().toBuffer(),
  );
  writeFileSync(join(kinds, `${name}.webp`), await raw(worn[0]!).webp().toBuffer());
  writeFileSync(join(kinds, `${name}.bmp`), toBmp(worn[0]!));
  writeFileSync(join(kinds, `${name}.tif`), toTiff(worn));
}

/** The same page is worn in the same way at every resolution. */
function wearOf(look: (typeof LOOKS)[number], name: string): (page: number) => Wear {
  return (page) => {
    const seed = [...name].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) >>> 0, page + 1);
    if (look === 'clean') return { seed };
    const roll = dice(seed);
    const wear: Wear = {
      seed,
      skew: (roll() - 0.5) * 4,
      blur: 0.35 + roll() * 0.3,
      noise: 5 + roll() * 5,
      shade: roll() * 0.25,
      edge: roll() < 0.3 ? 2 + roll() * 3 : 0,
    };
    if (look === 'scan') return wear;
    return { ...wear, seals: [{ x: 0.3 + roll() * 0.45, y: 0.2 + roll() * 0.55, ink: 0.7 + roll() * 0.3 }] };
  };
}

sharp.concurrency(1);
