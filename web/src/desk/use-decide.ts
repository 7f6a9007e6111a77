import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { Finding } from '../../../src/model/review.js';
import { call } from '../api/client.js';
import { ApiProblem, sentenceOf } from '../api/problem.js';
import { refresh } from '../api/query.js';
import type { Decision } from '../api/types.js';
import { useLanguage, useWords } from '../language.js';
import { useMe } from '../shell/person.js';
import { detailQuery } from './use-desk.js';
import { deskWords } from './words.js';

export type Verdict = Pick<Decision, 'verdict' | 'reason' | 'note'>;

interface Step {
  readonly finding: Pick<Finding, 'key' | 'rule'>;
  /** Null takes the decision back. */
  readonly decision: Verdict | null;
}

/** Tells why something could not be done. When the review is another one than was seen, loads it. */
export function useTellProblem() {
  const { message } = App.useApp();
  const client = useQueryClient();
  const { language } = useLanguage();
  const { changed } = useWords(deskWords);
  return (error: unknown) => {
    if (error instanceof ApiProblem && error.code === 'review-changed') {
      void refresh(client, 'submissions');
      void message.warning(changed, 6);
    } else void message.error(sentenceOf(error, language), 6);
  };
}

/**
 * Decides on findings. The page shows a decision at once and takes it back if the server refuses. Decisions go one after
 * the other, in the order in which they were made.
 */
export function useDecide(id: string) {
  const client = useQueryClient();
  const me = useMe();
  const tellProblem = useTellProblem();
  const { queryKey } = detailQuery(id);
  const mutationKey = ['decide', id];
  return useMutation({
    mutationKey,
    scope: { id: `decide ${id}` },
    mutationFn: ({ finding: { key }, decision }: Step): Promise<null> => {
      const path = { id, key };
      return decision === null
        ? call('DELETE /submissions/{id}/decisions/{key}', { path })
        : call('PUT /submissions/{id}/decisions/{key}', { path, body: decision });
    },
    onMutate: async ({ finding, decision }: Step) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      const by = { by: me.id, byName: me.name, at: new Date().toISOString() };
      client.setQueryData(queryKey, (old) => {
        if (!old) return old;
        const others = old.decisions.filter((one) => one.finding !== finding.key);
        const made = decision && { ...decision, ...by, finding: finding.key, rule: finding.rule };
        return { ...old, decisions: made ? [...others, made] : others };
      });
      return { before };
    },
    onError: (error, _step, context) => {
      if (context?.before) client.setQueryData(queryKey, context.before);
      tellProblem(error);
    },
    onSettled: () => {
      // What is still on its way would be shown as undone.
      if (client.isMutating({ mutationKey }) === 1)
        void client.invalidateQueries({ queryKey: ['submissions'] });
    },
  });
}
