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
import type { Chosen } from './chosen.js';
import { ListFilters } from './list-filters.js';
import { conditionsOf, type ListSearch, listQuery, PAGE_ROWS } from './list-search.js';
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
  const [isAll, setAll] = useState(false);
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
  const total = query.data?.total ?? null;
  const select = (rows: ReadonlyMap<string, Submission>): void => {
    // Who takes one away from all has picked the others of this page.
    setAll(false);
    setSelected(rows);
  };
  const chosen: Chosen =
    isAll && total !== null
      ? { kind: 'all', filter: conditionsOf(search), batch: batch?.id ?? null, count: total }
      : { kind: 'rows', rows: [...selected.values()] };
  // Another condition starts on its first page.
  const ask = (change: ListSearch): void => onSearch({ ...search, page: undefined, ...change });
  return (
    <div className="list">
      {selected.size > 0 ? (
        <BulkBar
          chosen={chosen}
          total={total ?? 0}
          onAll={() => setAll(true)}
          onDone={() => select(new Map())}
        />
      ) : (
        <ListFilters
          search={search}
          total={total}
          hasRoster={batch?.hasRoster === true && isReviewer}
          onChange={ask}
        />
      )}
      <Asked query={query}>
        {({ rows, total }) => (
          <>
            <SubmissionTable
              batch={batch}
              rows={rows}
              search={search}
              onSearch={ask}
              selected={isReviewer ? (isAll ? allOf(rows) : selected) : null}
              onSelect={select}
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

const allOf = (rows: readonly Submission[]): ReadonlyMap<string, Submission> =>
  new Map(rows.map((row) => [row.id, row]));

/** A batch reads like the pile that was handed in; over all batches the newest are wanted first. */
const ORDER = {
  batch: { sort: 'position', order: 'asc' },
  all: { sort: 'created', order: 'desc' },
} as const;
