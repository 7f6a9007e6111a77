import { App, Button, Dropdown, Spin } from 'antd';
import { useState } from 'react';
import { addressOf } from '../api/client.js';
import { useChange } from '../api/query.js';
import type { Operations } from '../api/types.js';
import { useWords } from '../language.js';
import { NoticeForm } from '../notices/notice-form.js';
import { useTold } from '../parts/use-told.js';
import { useMay } from '../shell/person.js';
import { listWords } from '../words/list.js';
import { noticeWords } from '../words/notices.js';
import { type Chosen, countOf, exportOf, targetOf } from './chosen.js';
import { resultText } from './result-text.js';
import { useReviewers } from './use-reviewers.js';

type Action = Operations['POST /submissions/actions']['request']['body'];

interface BulkBarProps {
  readonly chosen: Chosen;
  /** How many the conditions find; more than are chosen can be chosen. */
  readonly total: number;
  readonly onAll: () => void;
  readonly onDone: () => void;
}

/** What can be done with all that is selected. */
export function BulkBar({ chosen, total, onAll, onDone }: BulkBarProps) {
  const words = useWords(listWords);
  const { modal } = App.useApp();
  const told = useTold();
  const reviewers = useReviewers();
  const notices = useWords(noticeWords);
  const isReviewer = useMay('reviewer');
  const [noticing, setNoticing] = useState<ReturnType<typeof listOf>>(null);
  const act = useChange('POST /submissions/actions', 'submissions', 'batches', 'dead-letters', 'tasks');
  const count = countOf(chosen);
  const isAll = chosen.kind === 'all';
  const run = async (action: Action): Promise<void> => {
    try {
      told.done(resultText(await act.mutateAsync({ body: { ...action, ...targetOf(chosen) } }), words));
      onDone();
    } catch (error) {
      told.failed(error);
    }
  };
  const ask = (title: string, content: string, okText: string, action: Action): void =>
    void modal.confirm({
      title,
      content,
      okText,
      cancelText: words.keep,
      okButtonProps: { danger: action.action === 'delete' },
      onOk: () => run(action),
    });
  // What is picked row by row has been seen; of everything the number is said first.
  const runOrAsk = (label: string, action: Action): void =>
    isAll ? ask(words.allAsk(label, count), words.allAbout, label, action) : void run(action);
  /** Where a list of what is chosen is made; null after saying why there is none. */
  const listOf = () => {
    const target = exportOf(chosen);
    if (typeof target !== 'string') return target;
    told.warn(target === 'too-many' ? words.exportMany : words.exportOther);
    return null;
  };
  const exportAs = (format: keyof typeof words.formats): void => {
    const target = listOf();
    if (!target) return;
    const { batch: id, query } = target;
    window.location.assign(addressOf('GET /batches/{id}/exports/{format}', { path: { id, format }, query }));
  };
  const askNotices = (): void => setNoticing(listOf());
  const formats = Object.entries(words.formats).map(([key, label]) => ({ key, label }));
  const people = [
    { key: '', label: words.nobody },
    ...reviewers.map(({ id, name }) => ({ key: id, label: name })),
  ];
  const { isPending } = act;
  return (
    <div className="list-bar list-bar-selected no-print" aria-busy={isPending}>
      <strong role="status">{isAll ? words.selectedAll(count) : words.selected(count)}</strong>
      {!isAll && total > count && (
        <Button type="link" size="small" onClick={onAll}>
          {words.selectAll(total)}
        </Button>
      )}
      <Button
        disabled={isPending}
        onClick={() => ask(words.reauditAsk(count), words.reauditAbout, words.reaudit, { action: 'reaudit' })}
      >
        {words.reaudit}
      </Button>
      {reviewers.length > 0 && (
        <Dropdown
          trigger={['click']}
          disabled={isPending}
          menu={{
            items: people,
            onClick: ({ key }) => runOrAsk(words.assign, { action: 'assign', assignee: key || null }),
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
      <Button disabled={isPending} onClick={() => runOrAsk(words.retry, { action: 'retry' })}>
        {words.retry}
      </Button>
      <Button disabled={isPending} onClick={() => runOrAsk(words.cancel, { action: 'cancel' })}>
        {words.cancel}
      </Button>
      <Button
        danger
        disabled={isPending}
        onClick={() => ask(words.deleteAsk(count), words.deleteAbout, words.delete, { action: 'delete' })}
      >
        {words.delete}
      </Button>
      <Button type="link" disabled={isPending} onClick={onDone}>
        {words.unselect}
      </Button>
      {isPending && <Spin size="small" />}
      {noticing && (
        <NoticeForm
          address={(facts) =>
            addressOf('GET /batches/{id}/notices', {
              path: { id: noticing.batch },
              query: { ...noticing.query, ...facts },
            })
          }
          onClose={() => setNoticing(null)}
        />
      )}
    </div>
  );
}
