import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Checkbox, Table, type TableProps } from 'antd';
import { useState } from 'react';
import { apiQuery } from '../api/query.js';
import type { Submission } from '../api/types.js';
import { useWords } from '../language.js';
import { StateCell } from '../list/state-cell.js';
import { Asked } from '../parts/asked.js';
import { failureText, formatSuggested } from '../parts/format.js';
import { useMay } from '../shell/person.js';
import { handInWords } from '../words/hand-in.js';
import { punctuation } from '../words/punctuation.js';
import { GivenCell } from './given-cell.js';
import { FIELDS, lacks } from './given-value.js';

const MOST = 100;
const isDone = ({ state }: Submission) => state === 'reviewed' || state === 'failed';
const lacksAny = (row: Submission) => FIELDS.some((field) => lacks(row, field));

/** What was handed in last, as it is read; what was not found can be filled in. */
export function ProgressTable({ batch }: { readonly batch: string }) {
  const words = useWords(handInWords);
  const isReviewer = useMay('reviewer');
  const [onlyLacking, setOnlyLacking] = useState(false);
  const query = useQuery({
    ...apiQuery('GET /submissions', { query: { batch, sort: 'created', order: 'desc', most: MOST } }),
    placeholderData: keepPreviousData,
  });
  const given = (field: 'unit' | 'year' | 'submitted' | 'published', width: number) => ({
    title: words[field],
    width,
    render: (_: unknown, row: Submission) =>
      isReviewer && isDone(row) && row.sign === 'open' ? (
        <GivenCell key={`${row.id}-${row.attempt}`} submission={row} field={field} label={words[field]} />
      ) : (
        row[field]
      ),
  });
  const columns: TableProps<Submission>['columns'] = [
    {
      title: words.source,
      ellipsis: true,
      render: (_, { id, source }) => (
        <Link to="/submissions/$id" params={{ id }} search={{}}>
          {source}
        </Link>
      ),
    },
    { title: words.state, width: 230, render: (_, row) => <StateOrReason submission={row} /> },
    given('unit', 200),
    given('year', 84),
    given('submitted', 148),
    given('published', 148),
    {
      title: words.result,
      width: 100,
      align: 'right',
      className: 'figures',
      render: (_, row) => formatSuggested(row),
    },
    {
      title: words.findings,
      width: 104,
      align: 'right',
      className: 'figures',
      render: (_, { hasReview, errors, warnings }) => hasReview && `${errors} / ${warnings}`,
    },
  ];
  return (
    <section className="panel">
      <div className="progress-head">
        <h2>{words.progress}</h2>
        {isReviewer && <span className="quiet">{words.progressAbout}</span>}
        <Checkbox checked={onlyLacking} onChange={({ target }) => setOnlyLacking(target.checked)}>
          {words.incomplete}
        </Checkbox>
      </div>
      <Asked query={query}>
        {({ rows, total }) => (
          <>
            <Table<Submission>
              size="small"
              rowKey="id"
              columns={columns}
              dataSource={onlyLacking ? rows.filter(lacksAny) : rows}
              pagination={false}
              scroll={{ x: 1100 }}
              locale={{ emptyText: onlyLacking ? words.allComplete : words.noneYet }}
            />
            {total > rows.length && <p className="quiet">{words.more(rows.length, total)}</p>}
          </>
        )}
      </Asked>
    </section>
  );
}

function StateOrReason({ submission }: { readonly submission: Submission }) {
  const { colon } = useWords(punctuation);
  const [first] = submission.failures;
  return (
    <>
      <StateCell submission={submission} />
      {first && (
        <div className="bad" style={{ fontWeight: 400, fontSize: 13 }}>
          {failureText(first, colon)}
        </div>
      )}
    </>
  );
}
