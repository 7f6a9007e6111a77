import { rosterReport } from '../across/roster-report.js';
import { workingDaysLate } from '../adapters/calendar/working-days.js';
import { rosterSummary } from '../exports/roster-rows.js';
import type { Review } from '../model/review.js';
import type { Setup } from '../model/setup.js';
import { exporters, type OwnTemplates } from '../outputs/exporters.js';
import { ahead } from '../pipeline/ahead.js';
import type { Pipeline } from '../pipeline/pipeline.js';
import { RULES } from '../rules/index.js';
import { breakdown } from './breakdown.js';
import type { Console } from './console.js';
import { EXIT } from './exit.js';
import { type Entry, total } from './ledger.js';
import { type AuditSettings, isFailOnMet } from './settings.js';
import { summarize } from './summary.js';

const READ_AHEAD = 4;

interface FinishContext {
  readonly settings: AuditSettings;
  readonly shell: Console;
  readonly seconds: number;
  readonly setup: Setup;
  readonly templates: OwnTemplates;
}

/** Writes the lists of a run that is over and says what came of it; gives the exit status. */
export async function finish(
  { store }: Pipeline,
  entries: readonly Entry[],
  { settings, shell, seconds, setup, templates }: FinishContext,
): Promise<number> {
  const totals = total(entries);
  const deadline = setup.profile.deadlines.submitted;
  const roster = setup.roster && rosterReport(setup.roster, entries, { deadline, workingDaysLate });
  const reviews = async function* () {
    const keys = entries.flatMap(({ isReviewed, reviewKey }) => (isReviewed ? [reviewKey] : []));
    for await (const json of ahead(keys, READ_AHEAD, store.reviews.find)) {
      if (json !== null) yield JSON.parse(json) as Review;
    }
  };
  const written: string[] = [];
  for (const format of settings.formats) {
    shell.status(`正在写出 ${format} 清单……`);
    const { formats, out: folder, notice } = settings;
    const { rubric } = setup;
    const asked = { folder, formats, notice, rubric, templates, standings: null };
    const paths = await exporters[format].all?.({ ...asked, reviews, failures: totals.failed, roster });
    written.push(...(paths ?? []));
  }
  for (const line of totals.failures) shell.say(line);
  for (const line of breakdown(entries, RULES)) shell.note(line);
  if (roster) shell.note(rosterSummary(roster));
  for (const line of summarize(totals, { settings, seconds, written })) shell.note(line);
  // Who asks for --fail-on wants that answer; what could not be read is listed above in either case.
  if (isFailOnMet(settings.failOn, totals.counts)) return EXIT.failOn;
  return totals.failures.length > 0 ? EXIT.unreadable : EXIT.done;
}
