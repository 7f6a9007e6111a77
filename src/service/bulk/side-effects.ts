import { documentsOfMany } from '../../adapters/db/service/documents.js';
import { failuresOf } from '../../adapters/db/service/list.js';
import { SETTLE } from '../../adapters/queue/settings.js';
import { mayPass } from '../failures.js';
import { jobIdOf } from '../names.js';
import type { Service } from '../service.js';
import type { Applied } from './apply.js';

/** What an action does beside the database; each may be done twice. */

/** Before another try: what was written down as unreadable would be believed again. */
export async function forgetFailedReadings(service: Service, ids: readonly string[]): Promise<void> {
  const failed = new Map<string, ReadonlySet<string>>();
  for (const { id, failures } of await failuresOf(service.db, ids))
    failed.set(id, new Set(failures.filter(({ code }) => mayPass(code)).map(({ file }) => file)));
  const documents = await documentsOfMany(service.db, [...failed.keys()]);
  const readings = documents.filter(({ submission, file }) => failed.get(submission)?.has(file));
  await service.files.remove(readings.map(({ read }) => read));
}

/** When the transaction is through: jobs whose answer nobody waits for are dropped, and others have their turn. */
export async function afterwards(service: Service, { dropped }: Pick<Applied, 'dropped'>): Promise<void> {
  const underway = dropped.filter(({ state }) => state === 'queued' || state === 'reading');
  for (const row of underway) await dropJobs(service, row);
  if (dropped.length > 0) service.dispatch.soon();
}

/** What runs already is finished, and then ignored. */
async function dropJobs(
  { hub }: Service,
  row: { readonly id: string; readonly attempt: number },
): Promise<void> {
  const job = await hub.queue(SETTLE).getJob(jobIdOf(row));
  await job?.remove({ removeChildren: true }).catch(() => undefined);
}
