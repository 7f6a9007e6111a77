import { Checkbox, Form, Input, Modal, Radio } from 'antd';
import { useChange } from '../api/query.js';
import type { Batch } from '../api/types.js';
import { useWords } from '../language.js';
import { useTold } from '../parts/use-told.js';
import { batchWords } from '../words/batches.js';

type Fields = Pick<Batch, 'name' | 'isOpen' | 'urgency'>;

export function EditBatch({ batch, onClose }: { readonly batch: Batch; readonly onClose: () => void }) {
  const words = useWords(batchWords);
  const told = useTold();
  const [form] = Form.useForm<Fields>();
  const change = useChange('PATCH /batches/{id}');
  const save = async (body: Fields): Promise<void> => {
    try {
      await change.mutateAsync({ path: { id: batch.id }, body });
      told.done(words.saved);
      onClose();
    } catch (error) {
      told.failed(error);
    }
  };
  return (
    <Modal
      open
      title={words.edit}
      okText={words.save}
      cancelText={words.cancel}
      confirmLoading={change.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={batch}
        onFinish={(fields) => void save(fields)}
        style={{ marginTop: 12 }}
      >
        <Form.Item
          name="name"
          label={words.name}
          rules={[{ required: true, whitespace: true, message: words.form.required }]}
        >
          <Input maxLength={100} autoFocus />
        </Form.Item>
        <Form.Item name="urgency" label={words.form.urgency}>
          <Radio.Group
            options={[
              { value: 'person', label: words.form.person },
              { value: 'bulk', label: words.form.bulk },
            ]}
          />
        </Form.Item>
        <Form.Item name="isOpen" valuePropName="checked">
          <Checkbox>{words.form.isOpen}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}
