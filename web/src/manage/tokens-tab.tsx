import { useQuery } from '@tanstack/react-query';
import { Button, type TableProps } from 'antd';
import { useState } from 'react';
import { apiQuery, useChange } from '../api/query.js';
import type { ApiToken } from '../api/types.js';
import { useWords } from '../language.js';
import { Asked } from '../parts/asked.js';
import { formatMoment } from '../parts/format.js';
import { useMe } from '../shell/person.js';
import { manageWords } from '../words/manage.js';
import { shellWords } from '../words/shell.js';
import { ManageTable } from './manage-table.js';
import { TokenForm } from './token-form.js';
import { useConfirm } from './use-confirm.js';

/** `onlyOwn`: an administrator sees everybody's, but in the own account only what is theirs. */
export function TokensTab({ onlyOwn = false }: { readonly onlyOwn?: boolean }) {
  const words = useWords(manageWords);
  const { roles } = useWords(shellWords);
  const me = useMe();
  const confirm = useConfirm();
  const query = useQuery(apiQuery('GET /tokens'));
  const [isAdding, setAdding] = useState(false);
  const revoke = useChange('DELETE /tokens/{id}');
  const columns: TableProps<ApiToken>['columns'] = [
    { title: words.tokenName, dataIndex: 'name', ellipsis: true },
    ...(onlyOwn ? [] : [{ title: words.owner, dataIndex: 'username', width: 140, ellipsis: true }]),
    {
      title: words.role,
      width: 120,
      render: (_, { role }) => (role === null ? words.sameRole : roles[role]),
    },
    { title: words.created, width: 150, render: (_, { created }) => formatMoment(created) },
    {
      title: words.expires,
      width: 150,
      render: (_, { expires }) => (expires === null ? words.never : formatMoment(expires)),
    },
    {
      title: words.lastUsed,
      width: 150,
      render: (_, { lastUsed }) => (lastUsed === null ? words.unused : formatMoment(lastUsed)),
    },
    {
      title: words.actions,
      width: 90,
      render: (_, { id, name }) => (
        <Button
          size="small"
          danger
          onClick={() =>
            confirm({
              title: words.revokeAsk(name),
              about: words.revokeAbout,
              ok: words.revoke,
              done: words.removed,
              step: () => revoke.mutateAsync({ path: { id } }),
            })
          }
        >
          {words.revoke}
        </Button>
      ),
    },
  ];
  return (
    <>
      <Asked query={query}>
        {(tokens) => (
          <ManageTable<ApiToken>
            about={words.tokensAbout}
            add={words.addToken}
            onAdd={() => setAdding(true)}
            columns={columns}
            rows={onlyOwn ? tokens.filter(({ user }) => user === me.id) : tokens}
            least={900}
          />
        )}
      </Asked>
      {isAdding && <TokenForm onClose={() => setAdding(false)} />}
    </>
  );
}
