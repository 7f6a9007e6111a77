import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { DocumentModel } from '../../../src/model/document.js';
import type { Review } from '../../../src/model/review.js';
import type { AnswerOf } from '../api/client.js';
import { apiQuery, refresh } from '../api/query.js';
import type { Decision, Document } from '../api/types.js';

export type Detail = AnswerOf<'GET /submissions/{id}'>;
export type Rule = AnswerOf<'GET /rules'>[number];

export const detailQuery = (id: string) => apiQuery('GET /submissions/{id}', { path: { id } });
export const historyQuery = (id: string) => apiQuery('GET /submissions/{id}/history', { path: { id } });

/** What the desk shows of a submission. Events ask for it anew when something changed. */
export function useSubmission(id: string) {
  const client = useQueryClient();
  const detail = useQuery(detailQuery(id));
  const hasReview = detail.data?.submission.hasReview === true;
  const review = useQuery({
    ...apiQuery('GET /submissions/{id}/review', { path: { id } }),
    enabled: hasReview,
    // The contract's own types say more than the description of the API does.
    select: (data) => data as unknown as Review,
  });
  const documents = useQuery(apiQuery('GET /submissions/{id}/documents', { path: { id } }));
  const key = detail.data?.submission.review ?? null;
  const last = useRef(key);
  useEffect(() => {
    if (last.current !== null && last.current !== key) void refresh(client, 'documents');
    last.current = key;
  }, [client, key]);
  return { detail, review, documents };
}

/** The rules by their ids: what they are called, why they matter, what to do. */
export function useRules(): ReadonlyMap<string, Rule> {
  const { data } = useQuery({ ...apiQuery('GET /rules'), staleTime: Number.POSITIVE_INFINITY });
  return useMemo(() => new Map((data ?? []).map((rule) => [rule.id, rule])), [data]);
}

export const decisionsByKey = (decisions: readonly Decision[]): ReadonlyMap<string, Decision> =>
  new Map(decisions.map((decision) => [decision.finding, decision]));

/** What was read of a document, block by block. */
export const useModel = ({ id }: Document): UseQueryResult<DocumentModel> =>
  useQuery({
    ...apiQuery('GET /documents/{id}/text', { path: { id } }),
    staleTime: Number.POSITIVE_INFINITY,
    select: (data) => data as DocumentModel,
  });
