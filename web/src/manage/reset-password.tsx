import { Form, Modal } from 'antd';
import { useChange } from '../api/query.js';
import type { User } from '../api/types.js';
import { useWords } from '../language.js';
import { useTold } from '../parts/use-told.js';
import { type NewPassword, NewPasswordItems } from '../sign-in/new-password.js';
import { manageWords } from '../words/manage.js';

export function ResetPassword({ user, onClose }: { readonly user: User; readonly onClose: () => void }) {
  const words = useWords(manageWords);
  const told = useTold();
  const [form] = Form.useForm<NewPassword>();
  const reset = useChange('PUT /users/{id}/password', 'users', 'tokens');
  const save = ({ password }: NewPassword): Promise<void> =>
    reset.mutateAsync({ path: { id: user.id }, body: { password } }).then(() => {
      told.done(words.resetDone);
      onClose();
    }, told.failed);
  return (
    <Modal
      open
      title={`${words.resetPassword} ${user.username}`}
      okText={words.save}
      cancelText={words.cancel}
      confirmLoading={reset.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="quiet">{words.resetAbout}</p>
      <Form<NewPassword>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) => void save(fields)}
      >
        <NewPasswordItems label={words.newPassword} />
      </Form>
    </Modal>
  );
}
