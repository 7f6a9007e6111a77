import { Form, Input } from 'antd';
import { download } from '../api/download.js';
import { useWords } from '../language.js';
import { DateField } from '../parts/date-field.js';
import { FormDialog } from '../parts/form-dialog.js';
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

/** An emptied field has null. */
type Fields = { readonly [Name in keyof NoticeQuery]: NoticeQuery[Name] | null };

/** As it was filled in last in this window: a bureau sends many. */
let last: NoticeQuery = {};

/** Asks for what stands at the end of a 整改通知, and fetches it. */
export function NoticeForm({ address, onClose }: NoticeFormProps) {
  const words = useWords(noticeWords);
  const save = async (fields: Fields): Promise<void> => {
    last = Object.fromEntries(Object.entries(fields).filter(([, value]) => Boolean(value)));
    await download(address(last));
    onClose();
  };
  return (
    <FormDialog<Fields>
      title={words.notice}
      ok={words.make}
      cancel={words.cancel}
      initial={last}
      onSave={save}
      onClose={onClose}
    >
      <p className="quiet">{words.about}</p>
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
    </FormDialog>
  );
}
