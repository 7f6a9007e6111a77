import { Alert, Button } from 'antd';
import { useChange } from '../api/query.js';
import type { Submission } from '../api/types.js';
import { useWords } from '../language.js';
import { useTold } from '../parts/use-told.js';
import { useMay } from '../shell/person.js';
import { deskWords } from './words.js';

/** Why there is no review, and another try. */
export function FailedNote({ submission: { id, failures } }: { readonly submission: Submission }) {
  const words = useWords(deskWords);
  const told = useTold();
  const isReviewer = useMay('reviewer');
  const retry = useChange('POST /submissions/{id}/retry', 'submissions', 'batches', 'dead-letters');
  return (
    <Alert
      type="error"
      showIcon
      title={words.failed}
      description={
        <ul className="desk-reasons">
          {failures.map(({ file, message }) => (
            <li key={file}>{message}</li>
          ))}
        </ul>
      }
      action={
        isReviewer && (
          <Button
            loading={retry.isPending}
            onClick={() => retry.mutate({ path: { id } }, { onError: told.failed })}
          >
            {words.retry}
          </Button>
        )
      }
    />
  );
}
