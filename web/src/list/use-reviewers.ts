import { useQuery } from '@tanstack/react-query';
import type { AnswerOf } from '../api/client.js';
import { apiQuery } from '../api/query.js';
import { useMay } from '../shell/person.js';

type Reviewers = AnswerOf<'GET /reviewers'>;
const NOBODY: Reviewers = [];

/** Who can be made responsible; nobody in single-user mode. */
export function useReviewers(): Reviewers {
  const isReviewer = useMay('reviewer');
  return useQuery({ ...apiQuery('GET /reviewers'), enabled: isReviewer }).data ?? NOBODY;
}
