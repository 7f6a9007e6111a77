import { useChange } from '../api/query.js';
import { useDesk } from './desk-context.js';
import type { SheetLine } from './sheet-groups.js';
import { useTellProblem } from './use-decide.js';

/** Puts a person's points, wording or dates in place of what was suggested. */
export function useAdjust({ id: criterion }: Pick<SheetLine, 'id'>) {
  const { id, adjustments } = useDesk();
  const onError = useTellProblem();
  const put = useChange('PUT /submissions/{id}/criteria/{criterion}', 'submissions');
  const drop = useChange('DELETE /submissions/{id}/criteria/{criterion}', 'submissions');
  const correct = useChange('PATCH /submissions/{id}', 'submissions');
  const path = { id, criterion };
  const { points = null, reason = null } = adjustments.find((one) => one.criterion === criterion) ?? {};
  return {
    isBusy: put.isPending || drop.isPending || correct.isPending,
    setPoints: (next: number) => put.mutate({ path, body: { points: next, reason } }, { onError }),
    setReason: (next: string) => put.mutate({ path, body: { points, reason: next } }, { onError }),
    restore: () => drop.mutate({ path }, { onError }),
    giveDate: (what: 'submitted' | 'published', day: string) =>
      correct.mutate({ path: { id }, body: { [what]: day } }, { onError }),
  };
}
