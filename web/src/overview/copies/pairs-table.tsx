import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import type { DuplicatePair } from '../../api/types.js';
import { useWords } from '../../language.js';
import { overviewWords } from '../../words/overview.js';
import { nameOf } from './copies-view.js';
import './copies.css';

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
      render: (_, { findings }) => shareOf(findings, words.whole),
    },
    {
      title: words.what,
      // Each side says the same of the other.
      render: (_, { a, findings }) =>
        findings
          .filter(({ submission }) => submission === a.submission)
          .map(({ key, message }) => <div key={key}>{message}</div>),
    },
    {
      title: words.compare,
      width: 110,
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
      className="copies-pairs"
      rowKey={({ a, b }) => `${a.submission}/${a.file}~${b.submission}/${b.file}`}
      pagination={pairs.length > 100 ? { pageSize: 100 } : false}
    />
  );
}

/** 60%–93%, or the whole file. */
function shareOf(findings: DuplicatePair['findings'], whole: string): string {
  const shares = findings
    .flatMap(({ share }) => share ?? [])
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
  const [least, most] = [shares.at(0), shares.at(-1)];
  if (least === undefined || most === undefined) return whole;
  return least === most ? least : `${least}–${most}`;
}

function SideName({ side }: { readonly side: DuplicatePair['a'] }) {
  return (
    <>
      <div>
        <Link to="/submissions/$id" params={{ id: side.submission }} search={{}}>
          {side.unit}
        </Link>
      </div>
      <div className="quiet">{side.source === side.file ? side.file : `${side.source} / ${side.file}`}</div>
    </>
  );
}
