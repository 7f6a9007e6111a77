import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useWords } from '../language.js';
import { ProblemNote } from '../parts/asked.js';
import { shellWords } from '../words/shell.js';

export function NoSuchPage() {
  const words = useWords(shellWords);
  return (
    <div style={{ padding: 32 }}>
      <h1 style={{ fontSize: 18 }}>{words.notFound}</h1>
      <Link to="/batches">{words.home}</Link>
    </div>
  );
}

/** What a page threw: the server's sentence, or that it is our fault. */
export function FailedPage({ error, reset }: ErrorComponentProps) {
  const words = useWords(shellWords);
  return (
    <div style={{ padding: 16, maxWidth: 800 }}>
      <h1 style={{ fontSize: 18 }}>{words.failed}</h1>
      <ProblemNote error={error} onRetry={reset} />
      <Button style={{ marginTop: 12 }} onClick={() => location.reload()}>
        {words.reload}
      </Button>
    </div>
  );
}
