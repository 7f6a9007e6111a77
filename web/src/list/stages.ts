import type { ListSearch, State } from './list-search.js';

/** States as a person sees them: what is signed is no longer to be reviewed. */
export const stages = ['all', 'open', 'review', 'signed', 'failed', 'cancelled'] as const;
export type Stage = (typeof stages)[number];

type Told = Pick<ListSearch, 'state' | 'sign'>;

const MEANS: Readonly<Record<Stage, Told>> = {
  all: {},
  open: { state: ['waiting', 'queued', 'reading'] },
  review: { state: ['reviewed'], sign: 'open' },
  signed: { sign: 'signed' },
  failed: { state: ['failed'] },
  cancelled: { state: ['cancelled'] },
};

export const stageSearch = (stage: Stage): Told => MEANS[stage];

/** Null: the address says something that has no name here. */
export function stageOf({ state, sign }: Told): Stage | null {
  const same = (one: readonly State[] = [], other: readonly State[] = []) => one.join() === other.join();
  return stages.find((stage) => same(MEANS[stage].state, state) && MEANS[stage].sign === sign) ?? null;
}
