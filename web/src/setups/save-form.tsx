import { Form, Input, Modal } from 'antd';
import { useChange } from '../api/query.js';
import type { SetupFile } from '../api/types.js';
import { useWords } from '../language.js';
import { ProblemNote } from '../parts/asked.js';
import { useTold } from '../parts/use-told.js';
import { setupWords } from '../words/setups.js';
import type { Kind, Setups } from './editor-of-file.js';
import { setIn } from './yaml-text.js';

interface SaveFormProps {
  readonly kind: Kind;
  readonly kept: SetupFile | null;
  readonly text: string;
  readonly setups: Setups;
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}

interface Fields {
  readonly id: string;
  readonly name: string;
}

/** Under which id the file is kept. The same id and name stand in the file itself. */
export function SaveForm({ kind, kept, text, setups, onClose, onSaved }: SaveFormProps) {
  const words = useWords(setupWords);
  const told = useTold();
  const [form] = Form.useForm<Fields>();
  const save = useChange('PUT /setups/{id}');
  const taken = [...setups.own, 'default', ...setups.files.map(({ id }) => id)].filter(
    (id) => id !== kept?.id,
  );
  const finish = ({ id, name }: Fields): void =>
    save.mutate(
      { path: { id }, body: { kind, name, yaml: named(text, { id, name }) } },
      {
        onSuccess: () => {
          told.done(words.saved);
          onSaved(id);
        },
      },
    );
  return (
    <Modal
      open
      title={words.saveTitle}
      okText={words.saveConfirm}
      cancelText={words.cancel}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={kept ? { id: kept.id, name: kept.name } : { id: '', name: '' }}
        onFinish={finish}
      >
        <Form.Item
          name="id"
          label={words.id}
          extra={words.idHelp}
          rules={[
            { required: true, message: words.needed },
            { pattern: /^[a-z0-9][a-z0-9-]{1,59}$/, message: words.idHelp },
            {
              validator: async (_, id: string) => {
                if (taken.includes(id)) throw new Error(words.idTaken);
              },
            },
          ]}
        >
          <Input autoComplete="off" maxLength={60} />
        </Form.Item>
        <Form.Item
          name="name"
          label={words.name}
          rules={[{ required: true, whitespace: true, message: words.needed }]}
        >
          <Input autoComplete="off" maxLength={100} />
        </Form.Item>
      </Form>
      {save.error && <ProblemNote error={save.error} />}
    </Modal>
  );
}

/** What is no YAML goes to the server as it is, which says what is wrong with it. */
function named(text: string, { id, name }: Fields): string {
  try {
    return setIn(setIn(text, ['id'], id), ['name'], name.trim());
  } catch {
    return text;
  }
}
