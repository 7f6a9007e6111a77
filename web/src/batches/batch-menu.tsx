import { useNavigate } from '@tanstack/react-router';
import { App, Button, Checkbox, Dropdown } from 'antd';
import { useRef, useState } from 'react';
import { addressOf } from '../api/client.js';
import { useChange } from '../api/query.js';
import type { Batch, BulkResult } from '../api/types.js';
import { useWords } from '../language.js';
import { resultText } from '../list/result-text.js';
import { NoticeForm } from '../notices/notice-form.js';
import { useTold } from '../parts/use-told.js';
import { useMay } from '../shell/person.js';
import { batchWords } from '../words/batches.js';
import { listWords } from '../words/list.js';
import { noticeWords } from '../words/notices.js';
import { EditBatch } from './edit-batch.js';
import { useRoster } from './use-roster.js';

/** What is done to a batch as a whole. */
export function BatchMenu({ batch }: { readonly batch: Batch }) {
  const words = useWords(batchWords);
  const list = useWords(listWords);
  const { modal } = App.useApp();
  const told = useTold();
  const navigate = useNavigate();
  const isReviewer = useMay('reviewer');
  const isAdministrator = useMay('administrator');
  const rosterInput = useRef<HTMLInputElement>(null);
  const [isEditing, setEditing] = useState(false);
  const [isNoticing, setNoticing] = useState(false);
  const notices = useWords(noticeWords);
  const sendRoster = useRoster();
  const retry = useChange('POST /batches/{id}/retry', 'batches', 'submissions', 'tasks');
  const cancel = useChange('POST /batches/{id}/cancel', 'batches', 'submissions', 'tasks');
  const reaudit = useChange('POST /batches/{id}/reaudit', 'batches', 'submissions', 'tasks');
  const dropRoster = useChange('DELETE /batches/{id}/roster', 'batches', 'submissions', 'tasks');
  const remove = useChange('DELETE /batches/{id}', 'batches', 'tasks');
  const path = { id: batch.id };

  const run = async (step: Promise<BulkResult | null>): Promise<void> => {
    try {
      const result = await step;
      told.done(result ? resultText(result, list) : words.saved);
    } catch (error) {
      told.failed(error);
    }
  };
  const askRemove = (): void => {
    let signed = false;
    modal.confirm({
      title: words.deleteAsk(batch.name),
      content: (
        <>
          <p>{words.deleteAbout}</p>
          {isAdministrator && (
            <Checkbox
              onChange={({ target }) => {
                signed = target.checked;
              }}
            >
              {words.deleteSigned}
            </Checkbox>
          )}
        </>
      ),
      okText: words.deleteBatch,
      okButtonProps: { danger: true },
      cancelText: words.cancel,
      onOk: async () => {
        try {
          const query = signed ? { query: { signed: 'true' as const } } : {};
          const task = await remove.mutateAsync({ path, ...query });
          told.done(task ? list.inBackground(task.total) : words.deleted);
          await navigate({ to: '/batches', search: {} });
        } catch (error) {
          told.failed(error);
        }
      },
    });
  };
  const exports = Object.entries(list.formats).map(([format, label]) => ({
    key: format,
    label,
    onClick: () =>
      window.location.assign(
        addressOf('GET /batches/{id}/exports/{format}', { path: { id: batch.id, format } }),
      ),
  }));
  const body = { rubric: batch.rubric, config: batch.config };
  const items = [
    { key: 'edit', label: words.edit, onClick: () => setEditing(true) },
    { key: 'roster', label: words.rosterUpload, onClick: () => rosterInput.current?.click() },
    ...(batch.hasRoster
      ? [
          {
            key: 'drop',
            label: words.rosterRemove,
            onClick: () => void run(dropRoster.mutateAsync({ path })),
          },
        ]
      : []),
    { key: 'first', type: 'divider' as const },
    { key: 'retry', label: words.retryFailed, onClick: () => void run(retry.mutateAsync({ path })) },
    {
      key: 'reaudit',
      label: words.reauditAll,
      onClick: () => void run(reaudit.mutateAsync({ path, body })),
    },
    { key: 'cancel', label: words.cancelOpen, onClick: () => void run(cancel.mutateAsync({ path })) },
    { key: 'second', type: 'divider' as const },
    { key: 'delete', label: words.deleteBatch, danger: true, onClick: askRemove },
  ];
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items: exports }}>
        <Button>{words.exportAll} ▾</Button>
      </Dropdown>
      {isReviewer && <Button onClick={() => setNoticing(true)}>{notices.notice}</Button>}
      {isReviewer && (
        <Dropdown trigger={['click']} menu={{ items }}>
          <Button>{words.more2} ▾</Button>
        </Dropdown>
      )}
      <input
        ref={rosterInput}
        type="file"
        aria-label={words.rosterUpload}
        style={{ display: 'none' }}
        accept=".xlsx,.csv"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = '';
          if (file) sendRoster(batch.id, file).catch(told.failed);
        }}
      />
      {isNoticing && (
        <NoticeForm
          address={(query) => addressOf('GET /batches/{id}/notices', { path, query: { ...query } })}
          onClose={() => setNoticing(false)}
        />
      )}
      {isEditing && <EditBatch batch={batch} onClose={() => setEditing(false)} />}
    </>
  );
}
