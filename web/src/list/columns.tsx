import { Link } from '@tanstack/react-router';
import type { TableProps } from 'antd';
import type { Submission } from '../api/types.js';
import { useWords } from '../language.js';
import { formatScore, formatSuggested } from '../parts/format.js';
import { listWords } from '../words/list.js';
import type { ListSearch, SortKey } from './list-search.js';
import { StateCell } from './state-cell.js';
import { useReviewers } from './use-reviewers.js';

interface ColumnOptions {
  readonly search: ListSearch;
  readonly late: ReadonlyMap<string, number> | null;
  readonly width: number;
}

type Columns = NonNullable<TableProps<Submission>['columns']>;

const figure = { align: 'right', className: 'figures' } as const;

/** What the list says of each submission, widest first; unit and source share what the figures leave. */
export function useColumns({ search, late, width }: ColumnOptions): Columns {
  const words = useWords(listWords);
  const reviewers = useReviewers();
  const nameOf = (id: string | null) => reviewers.find((one) => one.id === id)?.name ?? '';
  const sorted = (key: SortKey) =>
    ({
      key,
      sorter: true,
      sortOrder: search.sort === key ? (search.order === 'desc' ? 'descend' : 'ascend') : null,
    }) as const;
  const rest = 36 + 68 + 104 + 66 + 62 + 62 + 128 + 92 + (late ? 70 : 0) + (reviewers.length > 0 ? 90 : 0);
  const left = Math.max(width - rest - 20, 380);
  const all: (Columns[number] | null)[] = [
    {
      ...sorted('unit'),
      title: words.unit,
      width: Math.floor(left * 0.5),
      ellipsis: true,
      render: (_, { id, unit }) => (
        <Link to="/submissions/$id" params={{ id }} search={{}} tabIndex={-1} preload={false}>
          {unit ?? <span className="doubtful">{words.unitUnknown}</span>}
        </Link>
      ),
    },
    { title: words.source, dataIndex: 'source', width: Math.floor(left * 0.5), ellipsis: true },
    { ...figure, ...sorted('year'), title: words.year, dataIndex: 'year', width: 68 },
    {
      ...figure,
      ...sorted('suggested'),
      title: words.suggested,
      width: 104,
      render: (_, row) => formatSuggested(row),
    },
    {
      ...figure,
      ...sorted('selfScore'),
      title: words.selfScore,
      width: 66,
      render: (_, row) => scoreOf(row.selfScore),
    },
    {
      ...figure,
      ...sorted('errors'),
      title: words.errors,
      width: 62,
      render: (_, { errors, hasReview }) =>
        hasReview && (errors > 0 ? <span className="bad">{errors}</span> : 0),
    },
    {
      ...figure,
      ...sorted('warnings'),
      title: words.warnings,
      width: 62,
      render: (_, { warnings, hasReview }) => hasReview && warnings,
    },
    {
      ...sorted('state'),
      title: words.state,
      width: 128,
      render: (_, row) => <StateCell submission={row} />,
    },
    { ...figure, ...sorted('score'), title: words.score, width: 92, render: (_, row) => scoreOf(row.score) },
    late && {
      ...figure,
      ...sorted('late'),
      title: words.late,
      width: 70,
      render: (_, { source }) => {
        const days = late.get(source);
        if (days === undefined) return '';
        return days > 0 ? <span className="bad">{words.lateDays(days)}</span> : words.onTime;
      },
    },
    reviewers.length > 0
      ? { title: words.assignee, width: 90, ellipsis: true, render: (_, row) => nameOf(row.assignee) }
      : null,
  ];
  return all.filter((column) => column !== null);
}

const scoreOf = (points: number | null) => (points === null ? '' : formatScore(points));
