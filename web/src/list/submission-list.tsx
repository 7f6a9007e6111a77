import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Pagination } from 'antd';
import { useState } from 'react';
import { apiQuery } from '../api/query.js';
import type { Batch, Submission } from '../api/types.js';
import { useWords } from '../language.js';
import { Asked } from '../parts/asked.js';
import { useMay } from '../shell/person.js';
import { listWords } from '../words/list.js';
import { BulkBar } from './bulk-bar.js';
import { ListFilters } from './list-filters.js';
import { type ListSearch, listQuery, PAGE_ROWS } from './list-search.js';
import { SubmissionTable } from './submission-table.js';
import './submission-list.css';

interface SubmissionListProps {
  /** Only what is in it; null: everything. */
  readonly batch: Batch | null;
  readonly search: ListSearch;
  readonly onSearch: (search: ListSearch) => void;
}

/** Filters, the table, and what can be done with what is selected. */
export function SubmissionList({ batch, search, onSearch }: SubmissionListProps) {
  const words = useWords(listWords);
  const isReviewer = useMay('reviewer');
  const [selected, setSelected] = useState<ReadonlyMap<string, Submission>>(new Map());
  const query = useQuery({
    ...apiQuery('GET /submissions', {
      query: {
        ...ORDER[batch ? 'batch' : 'all'],
        ...listQuery(search),
        ...(batch ? { batch: batch.id } : {}),
      },
    }),
    placeholderData: keepPreviousData,
  });
  // Another condition starts on its first page.
  const ask = (change: ListSearch): void => onSearch({ ...search, page: undefined, ...change });
  return (
    <div className="list">
      {selected.size > 0 ? (
        <BulkBar selected={[...selected.values()]} onDone={() => setSelected(new Map())} />
      ) : (
        <ListFilters search={search} total={query.data?.total ?? null} onChange={ask} />
      )}
      <Asked query={query}>
        {({ rows, total }) => (
          <>
            <SubmissionTable
              batch={batch}
              rows={rows}
              search={search}
              onSearch={ask}
              selected={isReviewer ? selected : null}
              onSelect={setSelected}
            />
            <div className="list-foot no-print">
              {isReviewer && <span className="quiet">{words.keys}</span>}
              {total > PAGE_ROWS && (
                <Pagination
                  size="small"
                  showSizeChanger={false}
                  showQuickJumper
                  current={search.page ?? 1}
                  pageSize={PAGE_ROWS}
                  total={total}
                  onChange={(page) => ask({ page: page > 1 ? page : undefined })}
                />
              )}
            </div>
          </>
        )}
      </Asked>
    </div>
  );
}

/** A batch reads like the pile that was handed in; over all batches the newest are wanted first. */
const ORDER = {
  batch: { sort: 'position', order: 'asc' },
  all: { sort: 'created', order: 'desc' },
} as const;
