import { useQuery } from '@tanstack/react-query';
import { Modal, Select } from 'antd';
import { useState } from 'react';
import { apiQuery, useChange } from '../api/query.js';
import { useWords } from '../language.js';
import { ProblemNote } from '../parts/asked.js';
import { useEscape } from '../parts/use-escape.js';
import { useTold } from '../parts/use-told.js';
import { listWords } from '../words/list.js';
import { setupWords } from '../words/setups.js';
import type { Kind } from './editor-of-file.js';

interface UseFormProps {
  readonly kind: Kind;
  readonly id: string;
  readonly onClose: () => void;
}

/** Gives a batch this score sheet or configuration; the other one of the two stays. */
export function UseForm({ kind, id, onClose }: UseFormProps) {
  const words = useWords(setupWords);
  const list = useWords(listWords);
  const told = useTold();
  useEscape(onClose);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const batches = useQuery(apiQuery('GET /batches', { query: { most: 50, ...(search ? { search } : {}) } }));
  const reaudit = useChange('POST /batches/{id}/reaudit', 'batches', 'submissions', 'tasks');
  const batch = batches.data?.find((one) => one.id === chosen);
  const start = (): void => {
    if (!batch) return;
    const body =
      kind === 'rubric' ? { rubric: id, config: batch.config } : { rubric: batch.rubric, config: id };
    reaudit.mutate(
      { path: { id: batch.id }, body },
      {
        onSuccess: ({ done, refused, task }) => {
          told.done(task ? list.inBackground(task.total) : words.used(done.length, refused.length));
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      open
      title={words.useTitle}
      okText={words.useConfirm}
      cancelText={words.cancel}
      okButtonProps={{ disabled: !batch }}
      confirmLoading={reaudit.isPending}
      onOk={start}
      onCancel={onClose}
    >
      <p>{words.useAbout}</p>
      <Select
        showSearch={{ filterOption: false, onSearch: setSearch }}
        style={{ width: '100%' }}
        aria-label={words.batch}
        placeholder={words.batch}
        value={chosen}
        loading={batches.isFetching}
        options={batches.data?.map(({ id: value, name }) => ({ value, label: name }))}
        onChange={setChosen}
      />
      {reaudit.error && <ProblemNote error={reaudit.error} />}
    </Modal>
  );
}
