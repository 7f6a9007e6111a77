import { getRouteApi } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import type { Location } from '../../../src/model/review.js';
import { useWords } from '../language.js';
import { Asked, ProblemNote, Waiting } from '../parts/asked.js';
import { useMay } from '../shell/person.js';
import { type Desk, DeskProvider } from './desk-context.js';
import { DeskHead } from './desk-head.js';
import type { DeskSearch } from './desk-search.js';
import { DocumentPane } from './document-pane.js';
import { FailedNote } from './failed-note.js';
import { fileOf, type Mark, markId } from './marks.js';
import { Side } from './side.js';
import { Split } from './split.js';
import { decisionsByKey, useRules, useSubmission } from './use-desk.js';
import { deskWords } from './words.js';
import './desk.css';
import './paper.css';
import './marks.css';
import './findings.css';
import './outline.css';
import './amounts.css';
import './sheet.css';

const route = getRouteApi('/shell/submissions/$id');
const AIM = 'aim';

export function DeskPage() {
  const { id } = route.useParams();
  const { tab } = route.useSearch();
  const submission = useSubmission(id);
  return (
    <div className="desk">
      <Asked query={submission.detail}>
        {(detail) => (
          <>
            <DeskHead detail={detail} isForm={tab === 'sheet'} />
            <DeskBody key={id} id={id} {...submission} />
          </>
        )}
      </Asked>
    </div>
  );
}

type BodyProps = ReturnType<typeof useSubmission> & { readonly id: string };

function DeskBody({ id, detail, review, documents }: BodyProps) {
  const words = useWords(deskWords);
  const desk = useDeskState(id, { detail, review, documents });
  if (desk)
    return (
      <DeskProvider value={desk}>
        <Split isWide={desk.search.tab === 'sheet'} left={<DocumentPane />} right={<Side />} />
      </DeskProvider>
    );
  const error = review.error ?? documents.error;
  if (error) return <ProblemNote error={error} />;
  if (detail.data?.submission.hasReview) return <Waiting />;
  if (detail.data?.submission.state === 'failed') return <FailedNote submission={detail.data.submission} />;
  return <Alert type="info" showIcon title={words.noReview} />;
}

function useDeskState(
  id: string,
  { detail, review, documents }: ReturnType<typeof useSubmission>,
): Desk | null {
  const rules = useRules();
  const isReviewer = useMay('reviewer');
  const search: DeskSearch = route.useSearch();
  const navigate = route.useNavigate();
  const [aim, setAim] = useState<Mark | null>(null);
  const [asked, setAsked] = useState(0);
  const setSearch = useCallback(
    (change: Partial<DeskSearch>) =>
      void navigate({
        search: (before: DeskSearch) => ({ ...before, ...change }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const files = useMemo(() => new Set((documents.data ?? []).map(({ file }) => file)), [documents.data]);
  const select = useCallback(
    (key: string, place = 0) => {
      const finding = review.data?.findings.find((one) => one.key === key);
      const there = finding?.evidence[place]?.location.file;
      const file = there && files.has(there) ? there : finding && fileOf(finding, files);
      setAim(null);
      setAsked((count) => count + 1);
      setSearch({ finding: key, place, ...(file ? { file } : {}) });
    },
    [files, review.data, setSearch],
  );
  const goTo = useCallback(
    (location: Location) => {
      const base = { place: 0, quote: '', severity: 'info', certainty: 'certain' } as const;
      setAim({ ...base, id: AIM, finding: AIM, location });
      setAsked((count) => count + 1);
      if (files.has(location.file)) setSearch({ file: location.file });
    },
    [files, setSearch],
  );
  const decided = useMemo(() => decisionsByKey(detail.data?.decisions ?? []), [detail.data?.decisions]);
  const numbers = useMemo(
    () => new Map((review.data?.findings ?? []).map(({ key }, index) => [key, index + 1])),
    [review.data],
  );
  if (!detail.data || !review.data || !documents.data) return null;
  const selected = review.data.findings.find(({ key }) => key === search.finding) ?? null;
  const shownId = aim ? AIM : selected && markId(selected.key, search.place ?? 0);
  return {
    ...detail.data,
    ...{ id, rules, decided, numbers, search, selected, aim, setSearch, select, goTo },
    review: review.data,
    documents: documents.data,
    mayDecide: isReviewer && detail.data.submission.sign === 'open',
    shown: { id: shownId, asked },
  };
}
