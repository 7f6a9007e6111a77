import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { call } from '../api/client.js';
import { apiQuery } from '../api/query.js';
import { useWords } from '../language.js';
import { ProblemNote } from '../parts/asked.js';
import { signInWords } from '../words/sign-in.js';
import { Front } from './front.js';
import { type NewPassword, NewPasswordItems } from './new-password.js';

interface Fields extends NewPassword {
  readonly username: string;
  readonly name: string;
}

/** The first administrator, by the address that the service printed. */
export function SetupPage() {
  const words = useWords(signInWords);
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data: setup } = useQuery(apiQuery('GET /setup'));
  // As it stands in the address: the router would read digits as a number.
  const token = new URLSearchParams(window.location.search).get('token');
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const create = async ({ username, name, password }: Fields): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await call('POST /setup', { body: { token: token ?? '', username, name, password } });
      client.clear();
      await navigate({ to: '/batches', replace: true });
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };
  if (setup && !setup.needed)
    return (
      <Front title={words.setup}>
        <p>{words.setupDone}</p>
        <Link to="/sign-in">{words.toSignIn}</Link>
      </Front>
    );
  const required = { required: true, message: words.required };
  return (
    <Front title={words.setup}>
      <p className="quiet">{words.setupAbout}</p>
      {token === null && <Alert type="warning" showIcon title={words.noToken} />}
      <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => void create(fields)}>
        <Form.Item name="username" label={words.username} rules={[required]}>
          <Input autoFocus autoComplete="username" maxLength={100} />
        </Form.Item>
        <Form.Item name="name" label={words.name} rules={[required]}>
          <Input autoComplete="name" maxLength={100} />
        </Form.Item>
        <NewPasswordItems />
        {error !== null && (
          <div style={{ marginBottom: 12 }}>
            <ProblemNote error={error} />
          </div>
        )}
        <Button type="primary" htmlType="submit" block loading={isBusy} disabled={token === null}>
          {words.create}
        </Button>
      </Form>
    </Front>
  );
}
