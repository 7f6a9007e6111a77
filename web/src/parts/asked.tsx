import type { UseQueryResult } from '@tanstack/react-query';
import { Alert, Button, Spin } from 'antd';
import type { ReactNode } from 'react';
import { sentenceOf } from '../api/problem.js';
import { useLanguage, useWords } from '../language.js';
import { shellWords } from '../words/shell.js';

interface AskedProps<T> {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}

/** What was asked for: waiting, why it did not come, or itself. What came before stays while it is asked for anew. */
export function Asked<T>({ query, children }: AskedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  return <Waiting />;
}

export function Waiting() {
  const { loading } = useWords(shellWords);
  return (
    <div role="status" aria-label={loading} style={{ padding: 32, textAlign: 'center' }}>
      <Spin />
    </div>
  );
}

interface ProblemNoteProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** Why something could not be done, in the person's language. */
export function ProblemNote({ error, onRetry }: ProblemNoteProps) {
  const { language } = useLanguage();
  const { retry } = useWords(shellWords);
  const action = onRetry && (
    <Button size="small" onClick={onRetry}>
      {retry}
    </Button>
  );
  return <Alert type="error" showIcon title={sentenceOf(error, language)} action={action} />;
}
