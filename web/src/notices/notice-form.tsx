import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { download } from '../api/download.js';
import { useWords } from '../language.js';
import { DateField } from '../parts/date-field.js';
import { useTold } from '../parts/use-told.js';
import { noticeWords } from '../words/notices.js';

/** What only the bureau knows of a notice; empty: not said. */
export interface NoticeQuery {
  readonly from?: string;
  readonly number?: string;
  readonly date?: string;
  readonly deadline?: string;
}

interface NoticeFormProps {
  /** Where the file is, with these facts. */
  readonly address: (query: NoticeQuery) => string;
  readonly onClose: () => void;
}

/** As it was filled in last in this window: a bureau sends many. */
let last: NoticeQuery = {};

/** Asks for what stands at the end of a 整改通知, and fetches it. */
export function NoticeForm({ address, onClose }: NoticeFormProps) {
  const words = useWords(noticeWords);
  const told = useTold();
  const [form] = Form.useForm<NoticeQuery>();
  const [isBusy, setBusy] = useState(false);
  const finish = async (fields: NoticeQuery): Promise<void> => {
    last = Object.fromEntries(Object.entries(fields).filter(([, value]) => Boolean(value)));
    setBusy(true);
    try {
      await download(address(last));
      onClose();
    } catch (error) {
      told.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={words.notice}
      okText={words.make}
      cancelText={words.cancel}
      confirmLoading={isBusy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="quiet">{words.about}</p>
      <Form<NoticeQuery>
        form={form}
        layout="vertical"
        initialValues={last}
        onFinish={(fields) => void finish(fields)}
      >
        <Form.Item name="from" label={words.from} extra={words.fromHint}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="number" label={words.number}>
          <Input maxLength={200} placeholder="云财绩〔2025〕12号" />
        </Form.Item>
        <Form.Item name="date" label={words.date} extra={words.dateHint}>
          <DateField style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="deadline" label={words.deadline} extra={words.deadlineHint}>
          <DateField style={{ width: '100%' }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
