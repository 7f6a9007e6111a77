import { Form, type FormInstance, Modal, type ModalProps } from 'antd';
import { type ReactNode, useState } from 'react';
import { useEscape } from './use-escape.js';
import { useTold } from './use-told.js';

interface FormDialogProps<Fields> extends Pick<ModalProps, 'title' | 'width' | 'style'> {
  readonly ok: string;
  readonly cancel: string;
  readonly layout?: 'vertical' | 'horizontal';
  /** Given where somebody else watches the fields. */
  readonly form?: FormInstance<Fields>;
  readonly initial?: Partial<Fields>;
  /** What goes wrong is told, and the dialog stays with what was typed. */
  readonly onSave: (fields: Fields) => Promise<unknown>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const LABELS = { flex: '110px' } as const;

/** A form in a window of its own: Enter saves, Escape closes. */
export function FormDialog<Fields>({
  ok,
  cancel,
  layout = 'vertical',
  form: given,
  initial = {},
  onSave,
  onClose,
  children,
  ...modal
}: FormDialogProps<Fields>) {
  const told = useTold();
  const [own] = Form.useForm<Fields>();
  const form = given ?? own;
  const [isSaving, setSaving] = useState(false);
  useEscape(onClose);
  const save = async (fields: Fields): Promise<void> => {
    setSaving(true);
    try {
      await onSave(fields);
    } catch (error) {
      told.failed(error);
    } finally {
      setSaving(false);
    }
  };
  return (
    <Modal
      open
      {...modal}
      okText={ok}
      cancelText={cancel}
      confirmLoading={isSaving}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout={layout}
        requiredMark={false}
        {...(layout === 'horizontal' ? { labelCol: LABELS, labelWrap: true } : {})}
        initialValues={initial}
        onFinish={(fields) => void save(fields)}
        style={{ marginTop: 12 }}
      >
        {children}
      </Form>
    </Modal>
  );
}
