import { asc, eq } from 'drizzle-orm';
import { type HandedIn, rosterReport } from '../across/roster-report.js';
import { workingDaysLate } from '../adapters/calendar/working-days.js';
import type { BatchRow } from '../adapters/db/service/batches.js';

import { submissions } from '../adapters/db/service-schema.js';
import type { RosterReport } from '../model/roster.js';
import type { Service } from './service.js';

/** Who of the list handed in, who is late, who is absent; null where the batch has no list. */
export async function rosterOf({ db, recent }: Service, batch: BatchRow): Promise<RosterReport | null> {
  if (batch.roster === null) return null;
  const rows = await db
    .select({
      source: submissions.source,
      unit: submissions.unit,
      given: submissions.givenUnit,
      submitted: submissions.submitted,
      givenSubmitted: submissions.givenSubmitted,
      state: submissions.state,
    })
    .from(submissions)
    .where(eq(submissions.batch, batch.id))
    .orderBy(asc(submissions.position));
  const handedIn = rows.map(
    ({ source, unit, given, submitted, givenSubmitted, state }): HandedIn => ({
      source,
      name: source
        .split('/')
        .at(-1)!
        .replace(/\.[^.]{1,8}$/, ''),
      unit: given ?? unit,
      submitted: givenSubmitted ?? submitted,
      isReviewed: state !== 'failed',
    }),
  );
  const setup = (await recent.setups.find(batch.setup))!.value;
  const { submitted: deadline } = setup.profile.deadlines;
  return rosterReport(batch.roster, handedIn, { deadline, workingDaysLate });
}
