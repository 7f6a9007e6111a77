import {
  type QueryClient,
  queryOptions,
  type UseMutationResult,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { type AnswerOf, type Asked, call, type OperationName, send } from './client.js';

/** What is shown of an answer is found again by this: the kind of thing, the operation, what was asked. */
export type ApiKey = readonly [kind: string, name: OperationName, request: unknown];

export const kindOf = (name: OperationName): string => name.split('/')[1] ?? '';

/** `useQuery(apiQuery('GET /batches/{id}', { path: { id } }))`. Also for loaders: `queryClient.ensureQueryData(…)`. */
export function apiQuery<K extends OperationName>(name: K, ...asked: Asked<K>) {
  const request = (asked[0] ?? {}) as object;
  const queryKey: ApiKey = [kindOf(name), name, request];
  return queryOptions<AnswerOf<K>>({
    queryKey,
    queryFn: ({ signal }) => send(name, request, signal),
  });
}

/** Everything of these kinds that is on the screen is asked for anew. */
export const refresh = (client: QueryClient, ...kinds: readonly string[]): Promise<unknown> =>
  Promise.all(kinds.map((kind) => client.invalidateQueries({ queryKey: [kind] })));

/** An operation that changes something: `const save = useChange('PATCH /batches/{id}', 'batches'); save.mutate({ path, body })`. */
export function useChange<K extends OperationName>(
  name: K,
  ...changes: readonly string[]
): UseMutationResult<AnswerOf<K>, Error, Operation<K>> {
  const client = useQueryClient();
  return useMutation<AnswerOf<K>, Error, Operation<K>>({
    mutationFn: (request) => call(name, ...((request ? [request] : []) as Asked<K>)),
    onSuccess: () => refresh(client, ...(changes.length > 0 ? changes : [kindOf(name)])),
  });
}

type Operation<K extends OperationName> = Asked<K> extends [] ? undefined : Asked<K>[0];
