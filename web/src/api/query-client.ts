import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.js';

/** `onSignedOut`: the session is over, whatever was asked. */
export function makeQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown): void => {
    if (error instanceof ApiProblem && error.status === 401) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        // Events say when something changed.
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        // What the server refused it refuses again; what did not arrive may arrive.
        retry: (count, error) =>
          count < 2 && !(error instanceof ApiProblem && error.status > 0 && error.status < 500),
      },
    },
  });
}
