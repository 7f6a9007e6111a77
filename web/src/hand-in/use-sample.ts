import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { addressOf, call } from '../api/client.js';
import { refresh } from '../api/query.js';
import { upload } from '../api/upload.js';
import { useWords } from '../language.js';
import { useTold } from '../parts/use-told.js';
import { batchWords } from '../words/batches.js';
import { handInWords } from '../words/hand-in.js';

interface Sample {
  readonly isBusy: boolean;
  run(): Promise<void>;
}

/** Hands in the reports that come with the page, into a batch of their own. */
export function useSample(): Sample {
  const words = useWords(handInWords);
  const { sampleName } = useWords(batchWords);
  const told = useTold();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      const files = await fetchSample();
      if (files.length === 0) return told.warn(words.sampleMissing);
      const { id } = await call('POST /batches', { body: { name: sampleName } });
      await upload(addressOf('POST /batches/{id}/submissions', { path: { id } }), files);
      await refresh(client, 'batches', 'submissions');
      await navigate({ to: '/batches/$id/hand-in', params: { id } });
    } catch (error) {
      told.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, run };
}

async function fetchSample() {
  const list = await fetch('/sample/index.json');
  if (!list.ok) return [];
  const names = (await list.json()) as readonly string[];
  return Promise.all(
    names.map(async (name) => {
      const path = name.split('/').map(encodeURIComponent).join('/');
      const bytes = await (await fetch(`/sample/${path}`)).blob();
      return { name, file: new File([bytes], name.split('/').at(-1)!) };
    }),
  );
}
