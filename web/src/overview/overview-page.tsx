import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { apiQuery } from '../api/query.js';
import type { Batch } from '../api/types.js';
import { useWords } from '../language.js';
import { Asked } from '../parts/asked.js';
import { PageHead } from '../parts/page-head.js';
import { useMay } from '../shell/person.js';
import { overviewWords } from '../words/overview.js';
import { CopiesView } from './copies/copies-view.js';
import { PicturesView } from './pictures/pictures-view.js';
import './overview.css';

const route = getRouteApi('/shell/batches/$id/overview');

/** A batch for those who would rather look than read. */
export function OverviewPage() {
  const { id } = route.useParams();
  const query = useQuery(apiQuery('GET /batches/{id}', { path: { id } }));
  return <Asked query={query}>{(batch) => <OneOverview key={id} batch={batch} />}</Asked>;
}

function OneOverview({ batch }: { readonly batch: Batch }) {
  const words = useWords(overviewWords);
  const navigate = route.useNavigate();
  const { view, pair } = route.useSearch();
  const isReviewer = useMay('reviewer');
  const { counts } = batch;
  const open = counts.waiting + counts.queued + counts.reading;
  const about = [words.reviewed(counts.reviewed), open > 0 && words.open(open)].filter(Boolean).join(' · ');
  const head = (
    <PageHead
      title={words.title(batch.name)}
      about={about}
      above={
        <>
          <Link to="/batches" search={{}}>
            {words.batches}
          </Link>
          {' / '}
          <Link to="/batches/$id" params={{ id: batch.id }} search={{}}>
            {batch.name}
          </Link>
        </>
      }
    />
  );
  if (counts.reviewed === 0)
    return (
      <>
        {head}
        <p>{words.none}</p>
        <p>
          <Link to="/batches/$id" params={{ id: batch.id }} search={{}}>
            {words.toBatch}
          </Link>
        </p>
      </>
    );
  return (
    <>
      {head}
      {isReviewer && (
        <Tabs
          size="small"
          className="no-print"
          activeKey={view ?? 'pictures'}
          items={[
            { key: 'pictures', label: words.pictures },
            { key: 'copies', label: words.copies },
          ]}
          onChange={(key) => void navigate({ search: key === 'copies' ? { view: 'copies' } : {} })}
        />
      )}
      {view === 'copies' && isReviewer ? (
        <CopiesView batch={batch} pair={pair ?? null} />
      ) : (
        <Pictures batch={batch} />
      )}
    </>
  );
}

function Pictures({ batch }: { readonly batch: Batch }) {
  const query = useQuery(apiQuery('GET /batches/{id}/overview', { path: { id: batch.id } }));
  return <Asked query={query}>{(overview) => <PicturesView batch={batch} overview={overview} />}</Asked>;
}
