import { findBatch } from '../adapters/db/service/batches.js';
import type { SubmissionFilter } from '../adapters/db/service/list.js';
import type { ListFilter } from '../model/list.js';
import { UsageError } from '../ports/errors.js';
import { refuse } from './refusals.js';
import { rosterOf } from './roster.js';
import type { Service } from './service.js';

export interface AskedFilter extends ListFilter {
  readonly batch?: string;
}

/** The conditions as the database can look for them: what the 应交清单 says becomes names of uploads. */
export async function resolveFilter(
  service: Service,
  { roster, ...rest }: AskedFilter,
  owner: string | null,
): Promise<SubmissionFilter> {
  const filter = { ...rest, owner };
  if (roster === undefined) return filter;
  const { lines } = await rosterFor(service, rest.batch, owner);
  return {
    ...filter,
    sources: lines.filter(({ state }) => state === roster).flatMap(({ sources }) => sources),
  };
}

/** Working days late by the name of the upload; on time counts as none. */
export async function lateDays(
  service: Service,
  batch: string | undefined,
  owner: string | null,
): Promise<Readonly<Record<string, number>>> {
  const { lines } = await rosterFor(service, batch, owner);
  return Object.fromEntries(
    lines.flatMap(({ late, state, sources }) => {
      const days = late ?? (state === 'on-time' ? 0 : null);
      return days === null ? [] : sources.map((source) => [source, days]);
    }),
  );
}

async function rosterFor(service: Service, id: string | undefined, owner: string | null) {
  if (owner !== null) throw new UsageError('应交清单只供审核人查看。');
  if (id === undefined) throw new UsageError('按应交清单筛选或排序，须指定批次。');
  const batch = await findBatch(service.db, id);
  if (!batch) throw refuse('batch-not-found');
  const report = await rosterOf(service, batch);
  if (!report) throw refuse('no-roster');
  return report;
}
