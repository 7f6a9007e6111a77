import { getRouteApi } from '@tanstack/react-router';
import { useWords } from '../language.js';
import { PageHead } from '../parts/page-head.js';
import { listWords } from '../words/list.js';
import { SubmissionList } from './submission-list.js';

const route = getRouteApi('/shell/submissions');

/** Everything that was handed in, over all batches. */
export function ListPage() {
  const words = useWords(listWords);
  const navigate = route.useNavigate();
  return (
    <div className="list-page">
      <PageHead title={words.title} />
      <SubmissionList
        batch={null}
        search={route.useSearch()}
        onSearch={(search) => void navigate({ search, replace: true })}
      />
    </div>
  );
}
