import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Select, Table, type TableProps } from 'antd';
import { useState } from 'react';
import { send } from '../api/client.js';
import { apiQuery } from '../api/query.js';
import type { HistoryEntry } from '../api/types.js';
import { useWords } from '../language.js';
import { Asked } from '../parts/asked.js';
import { changeLines } from '../parts/change-lines.js';
import { formatMoment } from '../parts/format.js';
import { historyWords } from '../words/history.js';
import { manageWords } from '../words/manage.js';

const MOST = 100;
const ID = /^[0-9a-f-]{20,}$/;

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
  const history = useWords(historyWords);
  const nameOf = (code: string) => history.actions[code] ?? code;
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
    { title: words.detail, ellipsis: true, render: (_, entry) => detailOf(entry, history) },
  ];
  const actions = Object.entries(history.actions).map(([value, label]) => ({ value, label }));
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

/** What it was done to: a rule by its title; what still has a page is a link to it. */
function Subject({ entry: { subject, submission, batch } }: { readonly entry: HistoryEntry }) {
  const words = useWords(manageWords);
  const rules = useQuery(apiQuery('GET /rules')).data;
  // A finding is known by the key that begins with its rule.
  const rule = rules?.find(({ id }) => id === subject?.split(':', 1)[0]);
  // An id says nothing to people; what it is called stands beside it.
  const name = rule?.title ?? (subject && ID.test(subject) ? null : subject);
  if (submission)
    return (
      <Link to="/submissions/$id" params={{ id: submission }} search={{}}>
        {name ?? words.openSubmission}
      </Link>
    );
  if (batch)
    return (
      <Link to="/batches/$id" params={{ id: batch }} search={{}}>
        {name ?? words.openBatch}
      </Link>
    );
  return name;
}

/** The reason, then what was before and after. */
function detailOf(entry: HistoryEntry, words: (typeof historyWords)['zh']): string {
  return [entry.reason, ...changeLines(entry, words)].filter(Boolean).join(words.comma).slice(0, 500);
}
