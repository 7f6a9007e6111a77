import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { send } from '../api/client.js';
import type { Batch } from '../api/types.js';
import { useSample } from '../hand-in/use-sample.js';
import { useWords } from '../language.js';
import { Asked } from '../parts/asked.js';
import { PageHead } from '../parts/page-head.js';
import { batchWords } from '../words/batches.js';
import { BatchTable } from './batch-table.js';
import { NewBatch } from './new-batch.js';
import { NoBatches } from './no-batches.js';

const route = getRouteApi('/shell/batches');
const MOST = 100;

export function BatchesPage() {
  const words = useWords(batchWords);
  const { search } = route.useSearch();
  const navigate = route.useNavigate();
  const sample = useSample();
  const [isCreating, setCreating] = useState(false);
  const query = useInfiniteQuery({
    queryKey: ['batches', 'GET /batches', { query: { search, most: MOST } }],
    queryFn: ({ pageParam, signal }) =>
      send('GET /batches', { query: { search, most: MOST, before: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: readonly Batch[]) => (last.length < MOST ? undefined : last.at(-1)?.created),
  });
  return (
    <>
      <PageHead title={words.title}>
        <Input.Search
          allowClear
          defaultValue={search}
          placeholder={words.search}
          aria-label={words.search}
          style={{ width: 220 }}
          onSearch={(text) => void navigate({ search: text.trim() ? { search: text.trim() } : {} })}
        />
        <Button loading={sample.isBusy} title={words.sampleAbout} onClick={() => void sample.run()}>
          {words.sample}
        </Button>
        <Button type="primary" onClick={() => setCreating(true)}>
          {words.create}
        </Button>
      </PageHead>
      <Asked query={query}>
        {({ pages }) => {
          const batches = pages.flat();
          if (batches.length === 0 && !search) return <NoBatches onCreate={() => setCreating(true)} />;
          return <BatchTable batches={batches} />;
        }}
      </Asked>
      {query.hasNextPage && (
        <Button
          style={{ marginTop: 12 }}
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {words.more}
        </Button>
      )}
      {isCreating && <NewBatch onClose={() => setCreating(false)} />}
    </>
  );
}
