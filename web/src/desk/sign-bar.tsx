import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { addressOf } from '../api/client.js';
import { useChange } from '../api/query.js';
import { useWords } from '../language.js';
import { NoticeForm } from '../notices/notice-form.js';
import { useMay } from '../shell/person.js';
import { noticeWords } from '../words/notices.js';
import { useDesk } from './desk-context.js';
import { sheetWords } from './sheet-words.js';
import { showTime } from './show-time.js';
import { useTellProblem } from './use-decide.js';
import { historyQuery } from './use-desk.js';
import { deskWords } from './words.js';

const FORMATS = ['docx', 'xlsx'] as const;

/** Under the form: what is still open, and the signature. */
export function SignBar() {
  const words = useWords(sheetWords);
  const desk = useWords(deskWords);
  const notices = useWords(noticeWords);
  const isReviewer = useMay('reviewer');
  const [isNoticing, setNoticing] = useState(false);
  const { id, sheet, submission, mayDecide, review, decided } = useDesk();
  const { modal } = App.useApp();
  const onError = useTellProblem();
  const sign = useChange('POST /submissions/{id}/sign-off', 'submissions');
  if (!sheet) return null;
  const open = sheet.lines.filter(({ points }) => points === null);
  const undecided = review.findings.filter(
    ({ key, severity }) => severity === 'error' && !decided.get(key)?.verdict,
  ).length;
  const ask = () =>
    modal.confirm({
      title: words.signTitle,
      content: (
        <>
          <p>{words.signText(submission.unit ?? desk.unitUnknown, sheet.total, sheet.max)}</p>
          {undecided > 0 && <p>{words.undecided(undecided)}</p>}
        </>
      ),
      okText: words.sign,
      cancelText: desk.cancel,
      onOk: () => {
        if (submission.review !== null)
          sign.mutate({ path: { id }, body: { review: submission.review } }, { onError });
      },
    });
  return (
    <div className="sign-bar no-print">
      <span className="figures">
        {words.total} <strong>{sheet.total}</strong> / {sheet.max}
        {submission.sign === 'open' && sheet.range[0] !== sheet.range[1] && (
          <span className="quiet">　{words.totalRange(sheet.range[0], sheet.range[1])}</span>
        )}
      </span>
      {open.length > 0 && (
        <span className="sign-open" title={open.map(({ name }) => name).join('\n')}>
          {words.signOpen(open.length)}
        </span>
      )}
      <span className="sign-buttons">
        {FORMATS.map((format) => (
          <Button
            key={format}
            size="small"
            href={addressOf('GET /submissions/{id}/score-sheet.{format}', { path: { id, format } })}
            download
          >
            {words.file[format]}
          </Button>
        ))}
        {isReviewer && (
          <Button size="small" onClick={() => setNoticing(true)}>
            {notices.notice}
          </Button>
        )}
        <Button size="small" onClick={() => window.print()}>
          {words.print}
        </Button>
        {mayDecide && (
          <Button
            size="small"
            type="primary"
            disabled={open.length > 0 || submission.state !== 'reviewed'}
            loading={sign.isPending}
            onClick={ask}
          >
            {words.sign}
          </Button>
        )}
      </span>
      {isNoticing && (
        <NoticeForm
          address={(query) =>
            addressOf('GET /submissions/{id}/notice', { path: { id }, query: { ...query } })
          }
          onClose={() => setNoticing(false)}
        />
      )}
    </div>
  );
}

/** Over a signed form: who signed it, and the way back. */
export function SignedNote() {
  const words = useWords(sheetWords);
  const desk = useWords(deskWords);
  const { id, submission } = useDesk();
  const isReviewer = useMay('reviewer');
  const { modal } = App.useApp();
  const onError = useTellProblem();
  const reopen = useChange('POST /submissions/{id}/reopen', 'submissions');
  const history = useQuery({ ...historyQuery(id), enabled: submission.sign === 'signed' });
  const reason = useRef('');
  if (submission.sign !== 'signed') return null;
  const signature = history.data
    ?.filter(({ action }) => action === 'sign')
    .reduce((last, one) => (one.id > last.id ? one : last));
  const ask = () => {
    reason.current = '';
    modal.confirm({
      title: words.reopenTitle,
      content: (
        <Input.TextArea
          aria-label={words.reopenReason}
          placeholder={words.reopenReason}
          maxLength={2000}
          autoSize={{ minRows: 2 }}
          onChange={({ target }) => {
            reason.current = target.value;
          }}
        />
      ),
      okText: words.reopen,
      cancelText: desk.cancel,
      onOk: () => {
        const why = reason.current.trim();
        if (why === '') return Promise.reject(new Error(words.reopenReason));
        return reopen.mutateAsync({ path: { id }, body: { reason: why } }).catch(onError);
      },
    });
  };
  const about = signature && words.signedBy(signature.byName ?? '', showTime(signature.at));
  return (
    <Alert
      className="signed-note"
      type="success"
      showIcon
      title={`${words.signed(submission.score ?? 0)}${about ?? ''}`}
      action={
        isReviewer && (
          <Button size="small" className="no-print" onClick={ask}>
            {words.reopen}
          </Button>
        )
      }
    />
  );
}
