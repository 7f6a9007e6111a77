import { useSuspenseQuery } from '@tanstack/react-query';
import { apiQuery } from '../api/query.js';
import type { Person } from '../api/types.js';

const ORDER = ['uploader', 'reviewer', 'administrator'] as const;

/** Who is signed in. Inside the shell it is always known. */
export const useMe = (): Person => useSuspenseQuery(apiQuery('GET /me')).data;

/** Whether the person may do what this role may do. The server decides; this only hides what it would refuse. */
export function useMay(role: Person['role']): boolean {
  return ORDER.indexOf(useMe().role) >= ORDER.indexOf(role);
}
