import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { apiQuery, useChange } from '../api/query.js';
import type { User } from '../api/types.js';
import { useWords } from '../language.js';
import { FormDialog } from '../parts/form-dialog.js';
import { useTold } from '../parts/use-told.js';
import { NewPasswordItems } from '../sign-in/new-password.js';
import { manageWords } from '../words/manage.js';
import { shellWords } from '../words/shell.js';

interface Fields {
  readonly username: string;
  readonly name: string;
  readonly role: User['role'];
  readonly unit?: string | null;
  readonly password: string;
}

interface UserFormProps {
  /** Null: one that is to be added. */
  readonly user: User | null;
  readonly onClose: () => void;
}

export function UserForm({ user, onClose }: UserFormProps) {
  const words = useWords(manageWords);
  const { roles } = useWords(shellWords);
  const told = useTold();
  const { data: units = [] } = useQuery(apiQuery('GET /units'));
  const [form] = Form.useForm<Fields>();
  const role = Form.useWatch('role', form);
  const add = useChange('POST /users', 'users', 'units', 'reviewers');
  const change = useChange('PATCH /users/{id}', 'users', 'units', 'reviewers');
  const save = async ({ username, password, name, ...given }: Fields): Promise<void> => {
    const unit = given.role === 'uploader' ? (given.unit ?? null) : null;
    const same = { name, role: given.role, unit };
    if (user) await change.mutateAsync({ path: { id: user.id }, body: same });
    else await add.mutateAsync({ body: { ...same, username, password } });
    told.done(words.saved);
    onClose();
  };
  const required = [{ required: true, message: words.required }];
  return (
    <FormDialog<Fields>
      title={user ? `${words.edit} ${user.username}` : words.addUser}
      ok={words.save}
      cancel={words.cancel}
      form={form}
      initial={user ?? { role: 'uploader' }}
      onSave={save}
      onClose={onClose}
    >
      {!user && (
        <Form.Item name="username" label={words.username} rules={required}>
          <Input autoFocus autoComplete="off" maxLength={100} />
        </Form.Item>
      )}
      <Form.Item name="name" label={words.name} rules={required}>
        <Input autoComplete="off" maxLength={100} />
      </Form.Item>
      <Form.Item name="role" label={words.role}>
        <Select options={Object.entries(roles).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      {role === 'uploader' && (
        <Form.Item name="unit" label={words.unit} extra={words.unitHint}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      )}
      {!user && <NewPasswordItems />}
    </FormDialog>
  );
}
