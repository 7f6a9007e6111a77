import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { addressOf } from '../api/client.js';
import { refresh } from '../api/query.js';
import type { Operations } from '../api/types.js';
import { upload } from '../api/upload.js';
import { useWords } from '../language.js';
import { batchWords } from '../words/batches.js';

type Answer = Operations['POST /batches/{id}/roster']['answer'];

/** Sends a list of who has to hand in, and says what was found odd in it. Throws `ApiProblem`. */
export function useRoster(): (batch: string, file: File) => Promise<void> {
  const words = useWords(batchWords);
  const { notification } = App.useApp();
  const client = useQueryClient();
  return async (batch, file) => {
    const address = addressOf('POST /batches/{id}/roster', { path: { id: batch } });
    const { units, warnings } = await upload<Answer>(address, [{ name: file.name, file }]);
    notification[warnings.length > 0 ? 'warning' : 'success']({
      title: words.rosterDone(units),
      description: warnings.map((warning) => <div key={warning}>{warning}</div>),
      duration: warnings.length > 0 ? 0 : 5,
    });
    await refresh(client, 'batches', 'submissions');
  };
}
