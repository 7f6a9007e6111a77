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

const CHECKBOX = 36;
/** Room for a heading with its arrows; Han characters are twice as wide as letters. */
const headWidth = (title: string, least: number): number => {
  const ems = [...title].reduce((sum, one) => sum + (one > '\u2e80' ? 1 : 0.6), 0);
  return Math.max(least, Math.ceil(ems * 14) + 36);
};

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
  const wide = {
    year: headWidth(words.year, 68),
    suggested: headWidth(words.suggested, 104),
    selfScore: headWidth(words.selfScore, 66),
    errors: headWidth(words.errors, 62),
    warnings: headWidth(words.warnings, 62),
    state: 128,
    score: headWidth(words.score, 92),
    late: late ? headWidth(words.late, 76) : 0,
    assignee: reviewers.length > 0 ? 90 : 0,
  };
  const rest = CHECKBOX + Object.values(wide).reduce((sum, one) => sum + one, 0);
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
    { ...figure, ...sorted('year'), title: words.year, dataIndex: 'year', width: wide.year },
    {
      ...figure,
      ...sorted('suggested'),
      title: words.suggested,
      width: wide.suggested,
      render: (_, row) => formatSuggested(row),
    },
    {
      ...figure,
      ...sorted('selfScore'),
      title: words.selfScore,
      width: wide.selfScore,
      render: (_, row) => scoreOf(row.selfScore),
    },
    {
      ...figure,
      ...sorted('errors'),
      title: words.errors,
      width: wide.errors,
      render: (_, { errors, hasReview }) =>
        hasReview && (errors > 0 ? <span className="bad">{errors}</span> : 0),
    },
    {
      ...figure,
      ...sorted('warnings'),
      title: words.warnings,
      width: wide.warnings,
      render: (_, { warnings, hasReview }) => hasReview && warnings,
    },
    {
      ...sorted('state'),
      title: words.state,
      width: wide.state,
      render: (_, row) => <StateCell submission={row} />,
    },
    {
      ...figure,
      ...sorted('score'),
      title: words.score,
      width: wide.score,
      render: (_, row) => scoreOf(row.score),
    },
    late && {
      ...figure,
      ...sorted('late'),
      title: words.late,
      width: wide.late,
      render: (_, { source }) => {
        const days = late.get(source);
        if (days === undefined) return '';
        return days > 0 ? <span className="bad">{words.lateDays(days)}</span> : words.onTime;
      },
    },
    reviewers.length > 0
      ? {
          title: words.assignee,
          width: wide.assignee,
          ellipsis: true,
          render: (_, row) => nameOf(row.assignee),
        }
      : null,
  ];
  return all.filter((column) => column !== null);
}

const scoreOf = (points: number | null) => (points === null ? '' : formatScore(points));
