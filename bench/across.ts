/** npx tsx bench/across.ts [count] — time, memory, recall and false pairs of the comparison of a run of invented submissions. */
import { compareRun } from '../src/compare.js';
import { makeCorpus } from './across-corpus.js';

const count = Number(process.argv[2] ?? 5000);
const corpus = makeCorpus(count);
let peak = 0;
const look = (): void => {
  peak = Math.max(peak, process.memoryUsage().rss);
};

let generating = 0;
const timed = <One>(make: () => One): One => {
  const start = performance.now();
  const made = make();
  generating += performance.now() - start;
  return made;
};
let clauses = 0;
let chars = 0;
function* digests() {
  for (let number = 0; number < count; number += 1) {
    const digest = timed(() => corpus.digest(number));
    for (const { text, clauses: own } of digest.documents[0]!.paragraphs) {
      clauses += own.length;
      chars += text.length;
    }
    if (number % 100 === 0) look();
    yield digest;
  }
}

const start = performance.now();
const findings: { own: number; message: string }[] = [];
let own = 0;
for await (const result of compareRun(digests(), (number) => timed(() => corpus.digest(number)))) {
  for (const { rule, message } of result.findings)
    if (rule === 'near-duplicate-text') findings.push({ own, message });
  own += 1;
  look();
}
const seconds = (performance.now() - start - generating) / 1000;

const flagged = new Set(findings.map((finding) => finding.own));
const pairs = [...corpus.planted].map(([pair, edit]) => {
  const [from, to] = pair.split('/').map(Number) as [number, number];
  return { from, to, edit, isFound: flagged.has(from) && flagged.has(to) };
});
const schools = findings.filter((finding) => finding.own < 30);
const strangers = [...flagged].filter((number) => !corpus.touched.has(number));
console.log(`${count} submissions, ${clauses} clauses, ${(chars / 1e6).toFixed(1)} million characters`);
console.log(
  `compareRun ${seconds.toFixed(1)} s (generating ${(generating / 1000).toFixed(1)} s apart), peak ${Math.round(peak / 2 ** 20)} MB`,
);
for (const [least, most] of [
  [0, 0.1],
  [0.1, 0.2],
  [0.2, 0.25],
] as const) {
  const band = pairs.filter(({ edit }) => edit >= least && edit < most);
  const found = band.filter(({ isFound }) => isFound).length;
  console.log(
    `planted pairs, ${least * 100}-${most * 100}% of clauses changed: ${found} of ${band.length} found on both sides`,
  );
}
console.log(`cluster of 30: ${schools.length} findings, e.g. ${schools[0]?.message ?? '-'}`);
console.log(`submissions flagged without a planted copy: ${strangers.length}`);
for (const number of strangers.slice(0, 5))
  console.log(' ', findings.find((finding) => finding.own === number)?.message);
