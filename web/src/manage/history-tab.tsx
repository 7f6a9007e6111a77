import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Select, Table, type TableProps } from 'antd';
import { useState } from 'react';
import { send } from '../api/client.js';
import type { HistoryEntry } from '../api/types.js';
import { useWords } from '../language.js';
import { Asked } from '../parts/asked.js';
import { formatMoment } from '../parts/format.js';
import { manageWords } from '../words/manage.js';

const MOST = 100;

/** Who did what. Nothing here can be changed. */
export function HistoryTab() {
  const words = useWords(manageWords);
  const [action, setAction] = useState('');
  const query = useInfiniteQuery({
    queryKey: ['history', 'GET /history', { query: { action } }],
    queryFn: ({ pageParam, signal }) =>
      send('GET /history', { query: { most: MOST, before: pageParam, action: action || undefined } }, signal),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => (last.length < MOST ? undefined : last.at(-1)?.id),
    staleTime: 0,
  });
  const nameOf = (code: string) => words.actionNames[code] ?? code;
  const columns: TableProps<HistoryEntry>['columns'] = [
    { title: words.when, width: 150, className: 'figures', render: (_, { at }) => formatMoment(at) },
    { title: words.who, width: 130, ellipsis: true, render: (_, entry) => entry.byName ?? words.system },
    { title: words.what, width: 150, render: (_, entry) => nameOf(entry.action) },
    {
      title: words.subject,
      width: 220,
      ellipsis: true,
      render: (_, entry) => <Subject entry={entry} />,
    },
    { title: words.detail, ellipsis: true, render: (_, entry) => detailOf(entry) },
  ];
  const actions = Object.entries(words.actionNames).map(([value, label]) => ({ value, label }));
  return (
    <>
      <div className="manage-bar">
        <span className="quiet">{words.historyAbout}</span>
        {actions.length > 0 && (
          <Select
            aria-label={words.what}
            style={{ width: 180 }}
            value={action}
            onChange={setAction}
            options={[{ value: '', label: words.anyAction }, ...actions]}
          />
        )}
      </div>
      <Asked query={query}>
        {({ pages }) => (
          <Table<HistoryEntry>
            size="small"
            bordered
            rowKey="id"
            columns={columns}
            dataSource={pages.flat()}
            pagination={false}
            scroll={{ x: 1000 }}
          />
        )}
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
    </>
  );
}

/** What it was done to; what still has a page is a link to it. */
function Subject({ entry: { subject, submission, batch } }: { readonly entry: HistoryEntry }) {
  if (submission)
    return (
      <Link to="/submissions/$id" params={{ id: submission }} search={{}}>
        {subject ?? submission}
      </Link>
    );
  if (batch)
    return (
      <Link to="/batches/$id" params={{ id: batch }} search={{}}>
        {subject ?? batch}
      </Link>
    );
  return subject;
}

/** The reason, then what was before and after, as it was kept. */
function detailOf({ before, after, reason }: HistoryEntry): string {
  const change = [written(before), written(after)].filter(Boolean).join(' → ');
  return [reason, change].filter(Boolean).join('  ').slice(0, 500);
}

/** Without the signs of a programmer's notation; what was empty says nothing. */
function written(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object' || Array.isArray(value)) return JSON.stringify(value);
  return Object.entries(value)
    .filter(([, part]) => part !== null && part !== '')
    .map(([key, part]) => `${key}: ${typeof part === 'object' ? JSON.stringify(part) : String(part)}`)
    .join(', ');
}
