import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Table, type TableProps } from 'antd';
import { useState } from 'react';
import { apiQuery, useChange } from '../api/query.js';
import type { Submission } from '../api/types.js';
import { useWords } from '../language.js';
import { Asked } from '../parts/asked.js';
import { failureText, formatMoment } from '../parts/format.js';
import { useTold } from '../parts/use-told.js';
import { listWords } from '../words/list.js';
import { manageWords } from '../words/manage.js';
import { punctuation } from '../words/punctuation.js';

const MOST = 50;

/** What there is no review of, why, and another try. */
export function FailedTab() {
  const words = useWords(manageWords);
  const { colon } = useWords(punctuation);
  const list = useWords(listWords);
  const told = useTold();
  const [page, setPage] = useState(1);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const query = useQuery({
    ...apiQuery('GET /dead-letters', { query: { offset: (page - 1) * MOST, most: MOST } }),
    placeholderData: keepPreviousData,
  });
  const retry = useChange('POST /dead-letters/retry', 'dead-letters', 'submissions', 'batches', 'tasks');
  const run = (body: { readonly ids?: readonly string[] }): Promise<void> =>
    retry.mutateAsync({ body }).then(({ done, task }) => {
      told.done(task ? list.inBackground(task.total) : words.retried(done.length));
      setPicked([]);
    }, told.failed);
  const columns: TableProps<Submission>['columns'] = [
    {
      title: list.source,
      width: 320,
      ellipsis: true,
      render: (_, { id, source }) => (
        <Link to="/submissions/$id" params={{ id }} search={{}}>
          {source}
        </Link>
      ),
    },
    {
      title: words.reason,
      render: (_, { failures }) =>
        failures.map(({ file, code, message }) => (
          <div key={file + code} title={code}>
            {failureText({ file, message }, colon)}
          </div>
        )),
    },
    {
      title: words.when,
      width: 150,
      className: 'figures',
      render: (_, { settled }) => settled && formatMoment(settled),
    },
    {
      title: words.actions,
      width: 80,
      render: (_, { id }) => (
        <Button size="small" onClick={() => void run({ ids: [id] })}>
          {words.retry}
        </Button>
      ),
    },
  ];
  return (
    <Asked query={query}>
      {({ rows, total }) => (
        <>
          <div className="manage-bar">
            <span className="quiet">{words.failedAbout}</span>
            <Button
              disabled={total === 0}
              loading={retry.isPending}
              onClick={() => void run(picked.length > 0 ? { ids: picked } : {})}
            >
              {picked.length > 0 ? `${words.retry} (${picked.length})` : words.retryAll}
            </Button>
          </div>
          <Table<Submission>
            size="small"
            bordered
            rowKey="id"
            columns={columns}
            dataSource={rows}
            locale={{ emptyText: words.noneFailed }}
            rowSelection={{
              selectedRowKeys: [...picked],
              getTitleCheckboxProps: () => ({ 'aria-label': words.retryAll }),
              getCheckboxProps: ({ source }) => ({ 'aria-label': source }),
              onChange: (keys) => setPicked(keys.map(String)),
            }}
            pagination={{
              current: page,
              pageSize: MOST,
              total,
              hideOnSinglePage: true,
              showSizeChanger: false,
              onChange: setPage,
            }}
          />
        </>
      )}
    </Asked>
  );
}
