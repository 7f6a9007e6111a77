import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import type { DuplicatePair } from '../../api/types.js';
import { useWords } from '../../language.js';
import { overviewWords } from '../../words/overview.js';
import { nameOf } from './copies-view.js';

interface PairsTableProps {
  readonly batch: string;
  readonly pairs: readonly DuplicatePair[];
}

export function PairsTable({ batch, pairs }: PairsTableProps) {
  const words = useWords(overviewWords);
  const columns: TableColumnsType<DuplicatePair> = [
    { title: words.sideA, render: (_, { a }) => <SideName side={a} />, width: '20%' },
    { title: words.sideB, render: (_, { b }) => <SideName side={b} />, width: '20%' },
    {
      title: words.share,
      width: 100,
      render: (_, { findings }) => [...new Set(findings.map(({ share }) => share ?? words.whole))].join('、'),
    },
    {
      title: words.what,
      render: (_, { findings }) =>
        findings.map(({ key, submission, message }) => <div key={submission + key}>{message}</div>),
    },
    {
      title: words.compare,
      width: 90,
      render: (_, pair) =>
        pair.a.document && pair.b.document ? (
          <Link
            to="/batches/$id/overview"
            params={{ id: batch }}
            search={{ view: 'copies', pair: nameOf(pair) }}
            aria-label={`${words.compare}：${pair.a.unit}、${pair.b.unit}`}
          >
            {words.compare}
          </Link>
        ) : (
          <span className="quiet">{words.gone}</span>
        ),
    },
  ];
  return (
    <Table<DuplicatePair>
      size="small"
      aria-label={words.copiesTable}
      columns={columns}
      dataSource={[...pairs]}
      rowKey={({ a, b }) => `${a.submission}/${a.file}~${b.submission}/${b.file}`}
      pagination={pairs.length > 100 ? { pageSize: 100 } : false}
    />
  );
}

function SideName({ side }: { readonly side: DuplicatePair['a'] }) {
  return (
    <>
      <Link to="/submissions/$id" params={{ id: side.submission }} search={{}}>
        {side.unit}
      </Link>
      <div className="quiet">{side.file}</div>
    </>
  );
}
