import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { call } from '../api/client.js';
import { useWords } from '../language.js';
import { punctuation } from '../words/punctuation.js';
import { shellWords } from '../words/shell.js';
import { useMe } from './person.js';

/** Who is signed in, and the way out. */
export function PersonMenu() {
  const words = useWords(shellWords);
  const { aside } = useWords(punctuation);
  const me = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  if (me.via === 'local') return <span className="quiet">{words.singleUser}</span>;
  const signOut = async (): Promise<void> => {
    await call('DELETE /session').catch(() => null);
    client.clear();
    await navigate({ to: '/sign-in', search: {} });
  };
  const items = [
    { key: 'account', label: words.account, onClick: () => void navigate({ to: '/account' }) },
    { key: 'sign-out', label: words.signOut, onClick: () => void signOut() },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button size="small" type="text" aria-haspopup="menu">
        {me.name + aside(words.roles[me.role])} ▾
      </Button>
    </Dropdown>
  );
}
