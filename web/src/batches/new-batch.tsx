import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Flex, Form, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { apiQuery, useChange } from '../api/query.js';
import { useWords } from '../language.js';
import { DateField } from '../parts/date-field.js';
import { FormDialog } from '../parts/form-dialog.js';
import { useMay } from '../shell/person.js';
import { batchWords } from '../words/batches.js';
import { BatchName, BatchOpen, BatchUrgency } from './batch-items.js';
import { FileChoice } from './file-choice.js';
import { useRoster } from './use-roster.js';

interface Fields {
  readonly name: string;
  readonly year?: number | null;
  readonly submitted?: string | null;
  readonly published?: string | null;
  readonly rubric?: string;
  readonly config?: string;
  readonly ocr: 'auto' | 'always' | 'never';
  readonly urgency: 'person' | 'bulk';
  readonly isOpen: boolean;
}

/** Reports of a year are written in the next one. */
const lastYear = () => new Date().getFullYear() - 1;

export function NewBatch({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(batchWords);
  const navigate = useNavigate();
  const isReviewer = useMay('reviewer');
  const [roster, setRoster] = useState<File | null>(null);
  const create = useChange('POST /batches');
  const sendRoster = useRoster();
  const save = async ({ year, submitted, published, rubric, config, ...rest }: Fields): Promise<void> => {
    const { id } = await create.mutateAsync({
      body: {
        ...rest,
        year: year ?? null,
        submitted: submitted || null,
        published: published || null,
        rubric: rubric ?? null,
        config: config ?? null,
      },
    });
    if (roster) await sendRoster(id, roster);
    await navigate({ to: '/batches/$id/hand-in', params: { id } });
  };
  return (
    <FormDialog<Fields>
      title={words.create}
      width={620}
      style={{ top: 40 }}
      layout="horizontal"
      ok={words.form.ok}
      cancel={words.cancel}
      initial={{
        name: words.form.defaultName(lastYear()),
        year: lastYear(),
        ocr: 'auto',
        urgency: 'person',
        isOpen: false,
      }}
      onSave={save}
      onClose={onClose}
    >
      <BatchName />
      <p className="quiet" style={{ margin: '-6px 0 8px 110px' }}>
        {words.form.about}
      </p>
      <Flex gap={12} style={{ marginLeft: 110 }}>
        <Form.Item
          name="year"
          label={words.year}
          layout="vertical"
          labelCol={{ span: 24 }}
          style={{ flex: 1 }}
        >
          <InputNumber min={1990} max={2100} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item
          name="submitted"
          label={words.form.submitted}
          layout="vertical"
          labelCol={{ span: 24 }}
          style={{ flex: 1 }}
        >
          <DateField style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item
          name="published"
          label={words.form.published}
          layout="vertical"
          labelCol={{ span: 24 }}
          style={{ flex: 1 }}
        >
          <DateField style={{ width: '100%' }} />
        </Form.Item>
      </Flex>
      {isReviewer && <SetupItems />}
      <BatchUrgency />
      {isReviewer && (
        <>
          <Form.Item label={words.form.roster} extra={words.rosterAbout}>
            <FileChoice file={roster} accept=".xlsx,.csv" onChange={setRoster} />
          </Form.Item>
          <BatchOpen style={{ marginLeft: 110 }} />
        </>
      )}
    </FormDialog>
  );
}

/** What only the bureau may choose. */
function SetupItems() {
  const words = useWords(batchWords);
  const { data } = useQuery(apiQuery('GET /setups'));
  const files = (kind: 'rubric' | 'config') =>
    (data?.files ?? [])
      .filter((file) => file.kind === kind)
      .map(({ id, name }) => ({ value: id, label: name }));
  const own = (data?.own ?? []).map((id) => ({ value: id, label: id }));
  return (
    <>
      <Form.Item name="rubric" label={words.form.rubric}>
        <Select allowClear placeholder={words.form.default} options={files('rubric')} />
      </Form.Item>
      <Form.Item name="config" label={words.form.config}>
        <Select allowClear placeholder={words.form.default} options={[...own, ...files('config')]} />
      </Form.Item>
      <Form.Item name="ocr" label={words.form.ocr}>
        <Select
          style={{ width: 240 }}
          options={Object.entries(words.form.ocrKinds).map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
    </>
  );
}
