import { useQuery } from '@tanstack/react-query';
import { Descriptions, Table } from 'antd';
import type { AnswerOf } from '../api/client.js';
import { apiQuery } from '../api/query.js';
import { countsOf } from '../batches/batch-counts.js';
import { useWords } from '../language.js';
import { Asked } from '../parts/asked.js';
import { formatSize } from '../parts/format.js';
import { batchWords } from '../words/batches.js';
import { manageWords } from '../words/manage.js';

/** Events tell of submissions, not of jobs; these are looked at by whoever waits for them. */
const EVERY_MS = 5000;

export function QueueTab() {
  const query = useQuery({ ...apiQuery('GET /queue'), refetchInterval: EVERY_MS });
  return <Asked query={query}>{(queue) => <Queue queue={queue} />}</Asked>;
}

function Queue({ queue }: { readonly queue: AnswerOf<'GET /queue'> }) {
  const words = useWords(manageWords);
  const batch = useWords(batchWords);
  const { open, reviewed, failed } = countsOf(queue.submissions);
  const states = [...new Set(Object.values(queue.jobs).flatMap((counts) => Object.keys(counts)))];
  const rows = Object.entries(queue.jobs).map(([name, counts]) => ({ name, counts }));
  return (
    <>
      <Descriptions
        bordered
        size="small"
        column={3}
        style={{ marginBottom: 16, background: '#fff' }}
        items={[
          { key: 'open', label: words.waiting, children: open },
          { key: 'reviewed', label: batch.toReview, children: reviewed },
          { key: 'failed', label: batch.failed, children: failed },
          {
            key: 'oldest',
            label: words.oldest,
            children: queue.oldestSeconds === null ? words.nobodyWaits : words.seconds(queue.oldestSeconds),
          },
          { key: 'stored', label: words.stored, children: formatSize(queue.storedBytes) },
          { key: 'kind', label: words.queueKind, children: words.kinds[queue.kind] },
        ]}
      />
      <div className="manage-bar">
        <h2 style={{ margin: 0, fontSize: 15 }}>{words.jobs}</h2>
        <a href="/admin/queues" target="_blank" rel="noreferrer">
          {words.board}
        </a>
      </div>
      <Table
        size="small"
        bordered
        rowKey="name"
        pagination={false}
        dataSource={rows}
        scroll={{ x: 900 }}
        columns={[
          {
            title: words.queue,
            render: (_: unknown, { name }: (typeof rows)[number]) => words.queues[name] ?? name,
          },
          ...states.map((state) => ({
            title: words.jobStates[state] ?? state,
            align: 'right' as const,
            className: 'figures',
            render: (_: unknown, { counts }: (typeof rows)[number]) => counts[state] ?? 0,
          })),
        ]}
      />
    </>
  );
}
