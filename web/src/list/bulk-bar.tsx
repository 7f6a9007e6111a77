import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { addressOf } from '../api/client.js';
import { useChange } from '../api/query.js';
import type { Operations, Submission } from '../api/types.js';
import { useWords } from '../language.js';
import { NoticeForm } from '../notices/notice-form.js';
import { useTold } from '../parts/use-told.js';
import { useMay } from '../shell/person.js';
import { listWords } from '../words/list.js';
import { noticeWords } from '../words/notices.js';
import { resultText } from './result-text.js';
import { useReviewers } from './use-reviewers.js';

type Action = Operations['POST /submissions/actions']['request']['body'];

interface BulkBarProps {
  readonly selected: readonly Submission[];
  readonly onDone: () => void;
}

/** As many as one address can name. */
const MOST_EXPORTED = 1000;

/** What can be done with all that is selected. */
export function BulkBar({ selected, onDone }: BulkBarProps) {
  const words = useWords(listWords);
  const { modal } = App.useApp();
  const told = useTold();
  const reviewers = useReviewers();
  const notices = useWords(noticeWords);
  const isReviewer = useMay('reviewer');
  const [isNoticing, setNoticing] = useState(false);
  const act = useChange('POST /submissions/actions', 'submissions', 'batches', 'dead-letters');
  const ids = selected.map(({ id }) => id);
  const [batch, ...others] = new Set(selected.map((row) => row.batch));
  const run = async (action: Action): Promise<void> => {
    try {
      told.done(resultText(await act.mutateAsync({ body: { ...action, ids } }), words));
      onDone();
    } catch (error) {
      told.failed(error);
    }
  };
  const ask = (title: string, content: string, action: Action, danger = false): void =>
    void modal.confirm({
      title,
      content,
      okText: danger ? words.delete : words.reaudit,
      cancelText: words.keep,
      okButtonProps: { danger },
      onOk: () => run(action),
    });
  const exportAs = (format: keyof typeof words.formats): void => {
    if (!batch || others.length > 0 || ids.length > MOST_EXPORTED) {
      told.warn(ids.length > MOST_EXPORTED ? words.exportMany : words.exportOther);
      return;
    }
    const query = { ids: ids.join(',') };
    window.location.assign(
      addressOf('GET /batches/{id}/exports/{format}', { path: { id: batch, format }, query }),
    );
  };
  const askNotices = (): void => {
    if (batch && others.length === 0 && ids.length <= MOST_EXPORTED) setNoticing(true);
    else told.warn(ids.length > MOST_EXPORTED ? words.exportMany : words.exportOther);
  };
  const formats = Object.entries(words.formats).map(([key, label]) => ({ key, label }));
  const people = [
    { key: '', label: words.nobody },
    ...reviewers.map(({ id, name }) => ({ key: id, label: name })),
  ];
  return (
    <div className="list-bar list-bar-selected no-print">
      <strong role="status">{words.selected(ids.length)}</strong>
      <Button onClick={() => ask(words.reauditAsk(ids.length), words.reauditAbout, { action: 'reaudit' })}>
        {words.reaudit}
      </Button>
      {reviewers.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: people,
            onClick: ({ key }) => void run({ action: 'assign', assignee: key || null }),
          }}
        >
          <Button>{words.assign} ▾</Button>
        </Dropdown>
      )}
      <Dropdown
        trigger={['click']}
        menu={{ items: formats, onClick: ({ key }) => exportAs(key as keyof typeof words.formats) }}
      >
        <Button>{words.export} ▾</Button>
      </Dropdown>
      {isReviewer && <Button onClick={askNotices}>{notices.notice}</Button>}
      <Button onClick={() => void run({ action: 'retry' })}>{words.retry}</Button>
      <Button onClick={() => void run({ action: 'cancel' })}>{words.cancel}</Button>
      <Button
        danger
        onClick={() => ask(words.deleteAsk(ids.length), words.deleteAbout, { action: 'delete' }, true)}
      >
        {words.delete}
      </Button>
      <Button type="link" onClick={onDone}>
        {words.unselect}
      </Button>
      {isNoticing && batch && (
        <NoticeForm
          address={(query) =>
            addressOf('GET /batches/{id}/notices', {
              path: { id: batch },
              query: { ...query, ids: ids.join(',') },
            })
          }
          onClose={() => setNoticing(false)}
        />
      )}
    </div>
  );
}
