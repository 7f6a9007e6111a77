import { Link } from '@tanstack/react-router';
import { Table, type TableProps } from 'antd';
import type { Batch } from '../api/types.js';
import { useWords } from '../language.js';
import { formatMoment } from '../parts/format.js';
import { batchWords } from '../words/batches.js';
import { punctuation } from '../words/punctuation.js';
import { countsOf } from './batch-counts.js';

const figure = { align: 'right', className: 'figures', width: 96 } as const;

export function BatchTable({ batches }: { readonly batches: readonly Batch[] }) {
  const words = useWords(batchWords);
  const { and } = useWords(punctuation);
  const about = ({ isOpen, hasRoster, urgency, unit }: Batch) =>
    [
      isOpen && words.isOpen,
      hasRoster && words.hasRoster,
      urgency === 'bulk' && words.bulk,
      unit !== null && words.ownUnit,
    ]
      .filter(Boolean)
      .join(and);
  const columns: TableProps<Batch>['columns'] = [
    {
      title: words.name,
      render: (_, { id, name }) => (
        <Link to="/batches/$id" params={{ id }} search={{}}>
          {name}
        </Link>
      ),
    },
    { title: words.year, dataIndex: 'year', width: 72, className: 'figures' },
    {
      title: words.created,
      width: 150,
      className: 'figures',
      render: (_, { created }) => formatMoment(created),
    },
    { ...figure, title: words.total, render: (_, { counts }) => countsOf(counts).total },
    { ...figure, title: words.open, render: (_, { counts }) => quietZero(countsOf(counts).open) },
    { ...figure, title: words.toReview, render: (_, { counts }) => quietZero(countsOf(counts).reviewed) },
    {
      ...figure,
      title: words.failed,
      render: (_, { counts: { failed } }) =>
        failed > 0 ? <span className="bad">{failed}</span> : quietZero(0),
    },
    { title: words.properties, width: 220, className: 'quiet', render: (_, batch) => about(batch) },
  ];
  return (
    <Table<Batch>
      size="small"
      bordered
      rowKey="id"
      columns={columns}
      dataSource={batches}
      pagination={false}
      locale={{ emptyText: words.noneFound }}
    />
  );
}

const quietZero = (count: number) => (count > 0 ? count : <span className="quiet">0</span>);
