/**
 * What lists of many findings cost: `tsx bench/exports.ts xlsx 100000` writes that many findings of made-up submissions in this
 * one format and prints seconds, size and the highest resident memory.
 */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openNotice } from '../src/exports/notice.js';
import type { Finding, Review } from '../src/model/review.js';
import { exporters, type OutputFormat } from '../src/outputs/exporters.js';
import { RULES } from '../src/rules/index.js';
import { sample } from '../test/exports/sample.js';

const PER_SUBMISSION = 30;
const [format = 'xlsx', count = '100000', kept] = process.argv.slice(2);
const submissions = Math.ceil(Number(count) / PER_SUBMISSION);

/** Made anew each time it is read, as reviews are read from the store. */
async function* reviews(): AsyncGenerator<Review> {
  for (let position = 0; position < submissions; position += 1) {
    const findings = Array.from({ length: PER_SUBMISSION }, (_, index): Finding => {
      const rule = RULES[(position + index) % RULES.length]!;
      const quote = `2024年本单位基本支出决算数为${position}.${index}7万元，其中人员经费${index}3.5万元、公用经费4.21万元。`;
      return {
        ...sample.findings[0]!,
        id: `f${index + 1}`,
        key: `${rule.id}:${position}:${index}`,
        rule: rule.id,
        severity: rule.severity,
        message: `${rule.title}：第${position + 1}份材料的第${index + 1}处，与明细之和相差${index}.5万元`,
        evidence: [{ quote, location: sample.findings[0]!.evidence[0]!.location }],
        suggestion: rule.remedy,
      };
    });
    yield { ...sample, id: `r${position}`, unit: `青石县第${position + 1}局`, findings };
  }
}

const folder = kept ?? (await mkdtemp(join(tmpdir(), 'jishen-bench-')));
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 20);
const start = performance.now();
const run = { folder, reviews, failures: [], roster: null, rubric: null, standings: null };
const forms = { notice: openNotice, templates: {} };
await exporters[format as OutputFormat].all?.({
  ...run,
  ...forms,
  formats: [format as OutputFormat, 'html'],
});
const seconds = (performance.now() - start) / 1000;
clearInterval(watch);
const peakMb = Math.round(Math.max(peak, process.resourceUsage().maxRSS * 1024) / 2 ** 20);
for (const name of await readdir(folder)) {
  const { size } = await stat(join(folder, name));
  console.log(`${name}\t${(size / 2 ** 20).toFixed(1)} MB`);
}
console.log(`${submissions * PER_SUBMISSION} findings\t${seconds.toFixed(1)} s\tpeak RSS ${peakMb} MB`);
if (kept === undefined) await rm(folder, { recursive: true });
