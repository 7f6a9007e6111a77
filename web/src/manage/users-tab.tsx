import { useQuery } from '@tanstack/react-query';
import { Button, Space, type TableProps } from 'antd';
import { useState } from 'react';
import { apiQuery, useChange } from '../api/query.js';
import type { User } from '../api/types.js';
import { useWords } from '../language.js';
import { Asked } from '../parts/asked.js';
import { formatMoment } from '../parts/format.js';
import { useTold } from '../parts/use-told.js';
import { manageWords } from '../words/manage.js';
import { shellWords } from '../words/shell.js';
import { ManageTable } from './manage-table.js';
import { ResetPassword } from './reset-password.js';
import { useConfirm } from './use-confirm.js';
import { UserForm } from './user-form.js';

export function UsersTab() {
  const words = useWords(manageWords);
  const { roles } = useWords(shellWords);
  const confirm = useConfirm();
  const told = useTold();
  const query = useQuery(apiQuery('GET /users'));
  const { data: units = [] } = useQuery(apiQuery('GET /units'));
  const [edited, setEdited] = useState<User | 'new' | null>(null);
  const [reset, setReset] = useState<User | null>(null);
  const change = useChange('PATCH /users/{id}', 'users', 'reviewers');
  const remove = useChange('DELETE /users/{id}', 'users', 'units', 'reviewers');
  const nameOf = (id: string | null) => units.find((unit) => unit.id === id)?.name;
  const columns: TableProps<User>['columns'] = [
    { title: words.username, dataIndex: 'username' },
    { title: words.name, dataIndex: 'name' },
    { title: words.role, width: 100, render: (_, { role }) => roles[role] },
    {
      title: words.unit,
      render: (_, { role, unit }) =>
        role === 'uploader' && (nameOf(unit) ?? <span className="doubtful">{words.noUnit}</span>),
    },
    {
      title: words.state,
      width: 100,
      render: (_, { disabled }) => (disabled ? <span className="bad">{words.disabled}</span> : words.active),
    },
    {
      title: words.created,
      width: 150,
      className: 'figures',
      render: (_, user) => formatMoment(user.created),
    },
    {
      title: words.actions,
      width: 290,
      render: (_, user) => (
        <Space size={4}>
          <Button size="small" onClick={() => setEdited(user)}>
            {words.edit}
          </Button>
          <Button size="small" onClick={() => setReset(user)}>
            {words.resetPassword}
          </Button>
          <Button
            size="small"
            onClick={() =>
              change
                .mutateAsync({ path: { id: user.id }, body: { disabled: !user.disabled } })
                .then(() => told.done(words.saved), told.failed)
            }
          >
            {user.disabled ? words.enable : words.disable}
          </Button>
          <Button
            size="small"
            danger
            onClick={() =>
              confirm({
                title: words.removeUserAsk(user.name),
                about: words.removeUserAbout,
                ok: words.remove,
                done: words.removed,
                step: () => remove.mutateAsync({ path: { id: user.id } }),
              })
            }
          >
            {words.remove}
          </Button>
        </Space>
      ),
    },
  ];
  return (
    <>
      <Asked query={query}>
        {(users) => (
          <ManageTable<User>
            about={words.unitHint}
            add={words.addUser}
            onAdd={() => setEdited('new')}
            columns={columns}
            rows={users}
            least={1000}
          />
        )}
      </Asked>
      {edited && <UserForm user={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {reset && <ResetPassword user={reset} onClose={() => setReset(null)} />}
    </>
  );
}
