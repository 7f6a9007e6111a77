import { join } from 'node:path';
import { diffRuns } from '../across/diff-runs.js';
import { cleanText, oneLine } from '../exports/clean.js';
import { diffHtml } from '../exports/diff-html.js';
import { countsLine, diffXlsx, unitOfDiff } from '../exports/diff-rows.js';
import { diffStateNames, type RunDiff } from '../model/diff.js';
import { severityNames } from '../model/severity.js';
import { writeWhole } from '../outputs/write-whole.js';
import { RULES } from '../rules/index.js';
import { EXIT } from './exit.js';
import { printLine } from './print-line.js';
import { readResults } from './read-results.js';

export interface DiffFlags {
  readonly json?: boolean;
  readonly out?: string;
  readonly quiet?: boolean;
}

/** `jishen diff <old> <new>`: what became of the findings of the last run. */
export async function printDiff(old: string, current: string, flags: DiffFlags): Promise<number> {
  const diff = diffRuns(await readResults(old), await readResults(current));
  if (flags.json) await printJson(diff);
  else await printText(diff, flags.quiet ?? false);
  if (flags.out !== undefined) {
    await writeWhole(join(flags.out, 'diff.xlsx'), await diffXlsx(diff, RULES));
    await writeWhole(join(flags.out, 'diff.html'), diffHtml(diff, RULES));
    process.stderr.write(`结果见：${join(flags.out, 'diff.xlsx')}、${join(flags.out, 'diff.html')}\n`);
  }
  return EXIT.done;
}

/** A line a submission; those of one run only say so. */
async function printJson({ submissions, onlyOld, onlyNew }: RunDiff): Promise<void> {
  const say = (line: object) => printLine(process.stdout, JSON.stringify(line));
  for (const one of submissions) await say({ in: 'both', ...one });
  for (const one of onlyOld) await say({ in: 'old', ...one });
  for (const one of onlyNew) await say({ in: 'new', ...one });
}

async function printText(
  { submissions, onlyOld, onlyNew, totals }: RunDiff,
  isQuiet: boolean,
): Promise<void> {
  const say = (line: string) => printLine(process.stdout, cleanText(line));
  for (const one of isQuiet ? [] : submissions) {
    await say(
      `${unitOfDiff(one)}${one.year === null ? '' : `（${one.year}年度）`}：${countsLine(one.counts)}`,
    );
    for (const { state, severity, message, reason } of one.findings) {
      const why = reason === null ? '' : `（${reason}）`;
      await say(`  ${diffStateNames[state]}  ${severityNames[severity]}  ${oneLine(message)}${why}`);
    }
  }
  for (const { unit, source } of onlyOld) await say(`仅上次有：${unit ?? ''} ${source}`.trim());
  for (const { unit, source } of onlyNew) await say(`仅本次有：${unit ?? ''} ${source}`.trim());
  await say(
    `共 ${submissions.length} 份材料两次都有，仅上次有 ${onlyOld.length} 份，仅本次有 ${onlyNew.length} 份。合计：${countsLine(totals)}。`,
  );
}
