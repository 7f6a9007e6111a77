import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Table } from 'antd';
import type { SorterResult } from 'antd/es/table/interface';
import { type ComponentRef, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { apiQuery } from '../api/query.js';
import type { Batch, Submission } from '../api/types.js';
import { useLanguage, useWords } from '../language.js';
import { usePrinting } from '../parts/use-printing.js';
import { useMay } from '../shell/person.js';
import { listWords } from '../words/list.js';
import { useColumns } from './columns.js';
import { isFiltered, type ListSearch, type SortKey } from './list-search.js';
import { nextRow } from './next-row.js';
import { useSize } from './use-size.js';

interface SubmissionTableProps {
  readonly batch: Batch | null;
  readonly rows: readonly Submission[];
  readonly search: ListSearch;
  readonly onSearch: (change: ListSearch) => void;
  /** Null: nothing can be selected. */
  readonly selected: ReadonlyMap<string, Submission> | null;
  readonly onSelect: (selected: ReadonlyMap<string, Submission>) => void;
}

const HEAD_HEIGHT = 34;

/** Rows that are drawn as they come into sight. One row is where the keys are. */
export function SubmissionTable({ batch, rows, search, onSearch, selected, onSelect }: SubmissionTableProps) {
  const words = useWords(listWords);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const table = useRef<ComponentRef<typeof Table>>(null);
  const [frame, { width, height }] = useSize<HTMLDivElement>();
  const [at, setAt] = useState(0);
  const isPrinting = usePrinting();
  const late = useLate(batch);
  const columns = useColumns({ search, late, width });
  // Another list: the keys start at its top again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when what is asked for changes
  useEffect(() => {
    setAt(0);
    table.current?.scrollTo({ top: 0 });
  }, [search]);

  const open = (row: Submission | undefined): void => {
    if (row) void navigate({ to: '/submissions/$id', params: { id: row.id }, search: {} });
  };
  const toggle = (row: Submission | undefined): void => {
    if (!row || !selected) return;
    const next = new Map(selected);
    if (!next.delete(row.id)) next.set(row.id, row);
    onSelect(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    // Keys inside a checkbox or a link are theirs.
    if (event.target !== event.currentTarget) return;
    const to = nextRow(event.key, at, rows.length, Math.floor(height / HEAD_HEIGHT));
    if (to !== null) {
      setAt(to);
      table.current?.scrollTo({ index: to });
    } else if (event.key === 'Enter') open(rows[at]);
    else if (event.key === ' ') toggle(rows[at]);
    else return;
    event.preventDefault();
  };
  const spoken = rows[at] && `${rows[at].unit ?? words.unitUnknown} ${rows[at].source}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows come and go as they are scrolled to, so it cannot be a plain table
    <div
      ref={frame}
      className="list-table"
      role="group"
      aria-label={`${words.title}：${words.keys}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys work on the list as a whole
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <span className="visually-hidden" aria-live="polite">
        {spoken}
      </span>
      <Table<Submission>
        // A table that draws by itself what is in sight cannot become one that draws all.
        key={`${language} ${isPrinting}`}
        ref={table as never}
        virtual={!isPrinting}
        size="small"
        bordered
        rowKey="id"
        columns={columns}
        dataSource={rows}
        pagination={false}
        showSorterTooltip={false}
        {...(isPrinting
          ? {}
          : { scroll: { x: Math.max(width - 2, 1000), y: Math.max(height - HEAD_HEIGHT - 2, 200) } })}
        locale={{ emptyText: isFiltered(search) ? words.none : words.noneYet }}
        rowClassName={(_row, index) => (index === at ? 'list-at' : '')}
        onRow={(row, index) => ({
          onClick: () => setAt(index ?? 0),
          onDoubleClick: () => open(row),
        })}
        onChange={(_pages, _filters, sorter) => onSearch(sortOf(sorter))}
        {...(selected && !isPrinting
          ? {
              rowSelection: {
                selectedRowKeys: [...selected.keys()],
                preserveSelectedRowKeys: true,
                columnWidth: 36,
                getTitleCheckboxProps: () => ({ 'aria-label': words.title }),
                getCheckboxProps: ({ unit, source }) => ({ 'aria-label': unit ?? source }),
                onChange: (_keys, picked) => onSelect(new Map(picked.map((row) => [row.id, row]))),
              } as const,
            }
          : {})}
      />
    </div>
  );
}

function sortOf(sorter: SorterResult<Submission> | SorterResult<Submission>[]): ListSearch {
  const [{ columnKey, order } = {} as SorterResult<Submission>] = [sorter].flat();
  if (!order) return { sort: undefined, order: undefined };
  return { sort: columnKey as SortKey, order: order === 'ascend' ? 'asc' : 'desc' };
}

/** Working days late by the name of the upload; null where nobody knows. */
function useLate(batch: Batch | null): ReadonlyMap<string, number> | null {
  const isReviewer = useMay('reviewer');
  const isKnown = batch?.hasRoster === true && isReviewer;
  const { data } = useQuery({
    ...apiQuery('GET /batches/{id}/roster', { path: { id: batch?.id ?? '' } }),
    enabled: isKnown,
  });
  return useMemo(() => {
    if (!data) return null;
    const lines = data.lines.flatMap(({ late, state, sources }) => {
      const days = late ?? (state === 'on-time' ? 0 : null);
      return days === null ? [] : sources.map((source) => [source, days] as const);
    });
    return new Map(lines);
  }, [data]);
}
