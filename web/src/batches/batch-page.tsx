import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { apiQuery } from '../api/query.js';
import type { Batch } from '../api/types.js';
import { useWords } from '../language.js';
import { SubmissionList } from '../list/submission-list.js';
import { Asked } from '../parts/asked.js';
import { LinkButton } from '../parts/link-button.js';
import { PageHead } from '../parts/page-head.js';
import { batchWords } from '../words/batches.js';
import { punctuation } from '../words/punctuation.js';
import { countsOf } from './batch-counts.js';
import { BatchMenu } from './batch-menu.js';

const route = getRouteApi('/shell/batches/$id');

export function BatchPage() {
  const { id } = route.useParams();
  const query = useQuery(apiQuery('GET /batches/{id}', { path: { id } }));
  return <Asked query={query}>{(batch) => <OneBatch key={id} batch={batch} />}</Asked>;
}

function OneBatch({ batch }: { readonly batch: Batch }) {
  const words = useWords(batchWords);
  const { colon } = useWords(punctuation);
  const navigate = route.useNavigate();
  const { id, name, year, counts, isCompared, compareProblem, isOpen, hasRoster } = batch;
  const { total, open, reviewed, failed } = countsOf(counts);
  const about = [
    year !== null && `${words.year} ${year}`,
    words.summary(total, open, reviewed, failed),
    isOpen && words.isOpen,
    hasRoster && words.hasRoster,
    total > 1 && !isCompared && open > 0 && words.notCompared,
  ];
  return (
    <div className="list-page">
      <PageHead
        title={name}
        above={
          <Link to="/batches" search={{}}>
            {words.title}
          </Link>
        }
        about={about.filter(Boolean).join(' · ')}
      >
        <LinkButton primary to="/batches/$id/hand-in" params={{ id }}>
          {words.handIn}
        </LinkButton>
        <LinkButton to="/batches/$id/overview" params={{ id }} search={{}}>
          {words.overview}
        </LinkButton>
        <BatchMenu batch={batch} />
      </PageHead>
      {compareProblem && (
        <Alert
          type="warning"
          showIcon
          title={words.compareProblem + colon + compareProblem}
          style={{ marginBottom: 8 }}
        />
      )}
      <SubmissionList
        batch={batch}
        search={route.useSearch()}
        onSearch={(search) => void navigate({ search, replace: true })}
      />
    </div>
  );
}
