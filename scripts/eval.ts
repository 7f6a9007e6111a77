/**
 * npm run eval -- [folder…] [--misses N] — how much of what is labelled is read and found, and how much is said that is
 * not. A folder is the fixtures' (expected/ and reports/) or one of labelled excerpts (text and labels in one file).
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readLabels } from './eval/labels.js';
import { COUNTED, type Counted, count, type Measured, measure, type Tally } from './eval/measure.js';

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));
/** How many rules are named as those with most misses and false alarms. */
const WEAKEST = 10;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { misses: { type: 'string', default: '0' } },
});

for (const folder of positionals.length > 0 ? positionals : [FIXTURES]) await evaluate(folder);

async function evaluate(folder: string): Promise<void> {
  const labels = readLabels(folder);
  if (labels.length === 0) {
    console.error(`“${folder}”里没有标注。`);
    process.exitCode = 1;
    return;
  }
  const groups = new Map<string, Measured[]>();
  const all: Measured[] = [];
  for (const labelled of labels) {
    const measured = await measure(labelled);
    all.push(measured);
    groups.set(labelled.group, [...(groups.get(labelled.group) ?? []), measured]);
  }
  console.log(`\n${folder}：${labels.length} 份`);
  console.log(
    row('', ['n', ...COUNTED.flatMap((name) => (isList(name) ? [`${name} P`, 'R'] : [name])), 'alarms/n']),
  );
  for (const [group, measured] of groups) console.log(line(group, measured));
  if (groups.size > 1) console.log(line('all', all));
  printRules(all);
  const misses = all.flatMap((measured) => measured.misses);
  const shown = Number(values.misses);
  if (shown > 0) console.log(`\n差异 ${misses.length} 条\n${misses.slice(0, shown).join('\n')}`);
}

/** Things that can be missed and made up; the others are right or wrong. */
function isList(name: Counted): boolean {
  return name === 'heading' || name === 'amount' || name === 'table';
}

function line(name: string, measured: readonly Measured[]): string {
  const cells = COUNTED.flatMap((counted) => {
    const tally = sumOf(measured.map(({ counts }) => counts[counted]));
    return isList(counted)
      ? [share(tally.right, tally.found), share(tally.right, tally.labelled)]
      : [share(tally.right, tally.labelled)];
  });
  const alarms = measured.reduce((sum, { falseAlarms }) => sum + falseAlarms, 0);
  return row(name, [String(measured.length), ...cells, (alarms / measured.length).toFixed(2)]);
}

function printRules(measured: readonly Measured[]): void {
  const names = [...new Set(measured.flatMap(({ rules }) => [...rules.keys()]))].sort();
  const tallies = names.map((name) => ({
    name,
    ...sumOf(measured.flatMap(({ rules }) => rules.get(name) ?? [])),
  }));
  console.log(`\n${'规则'.padEnd(32)}应报  报出  正确  P     R`);
  for (const { name, labelled, found, right } of tallies) {
    console.log(
      `${name.padEnd(34)}${pad(labelled)}${pad(found)}${pad(right)}${share(right, found).padEnd(6)}${share(right, labelled)}`,
    );
  }
  const all = sumOf(tallies);
  console.log(
    `${'全部'.padEnd(32)}${pad(all.labelled)}${pad(all.found)}${pad(all.right)}${share(all.right, all.found).padEnd(6)}${share(all.right, all.labelled)}`,
  );
  const clean = measured.filter(({ isClean }) => isClean);
  const alarms = clean.reduce((sum, { falseAlarms }) => sum + falseAlarms, 0);
  console.log(
    `\n无差错材料 ${clean.length} 份，误报的错误和警告 ${alarms} 个，每份 ${share(alarms, clean.length)}`,
  );
  const weakest = tallies
    .map((tally) => ({ ...tally, wrong: tally.found + tally.labelled - 2 * tally.right }))
    .filter(({ wrong }) => wrong > 0)
    .sort((left, right) => right.wrong - left.wrong || left.name.localeCompare(right.name))
    .slice(0, WEAKEST);
  if (weakest.length > 0)
    console.log(`最弱的规则：${weakest.map(({ name, wrong }) => `${name}（${wrong}）`).join('、')}`);
}

function sumOf(tallies: readonly Tally[]): Tally {
  const sum: Tally = { labelled: 0, found: 0, right: 0 };
  for (const { labelled, found, right } of tallies) count(sum, labelled, found, right);
  return sum;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : (part / whole).toFixed(3);
}

function pad(value: number): string {
  return String(value).padEnd(6);
}

function row(name: string, cells: readonly string[]): string {
  return `${name.padEnd(14)}${cells.map((cell) => cell.padStart(9)).join('')}`;
}
