import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { Alert, Button, Divider, Form, Input } from 'antd';
import { useState } from 'react';
import { API, call } from '../api/client.js';
import { apiQuery } from '../api/query.js';
import { useWords } from '../language.js';
import { ProblemNote } from '../parts/asked.js';
import { signInWords } from '../words/sign-in.js';
import { Front } from './front.js';

interface Fields {
  readonly username: string;
  readonly password: string;
}

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const words = useWords(signInWords);
  const { next, problem } = route.useSearch();
  const router = useRouter();
  const client = useQueryClient();
  const { data: setup } = useQuery(apiQuery('GET /setup'));
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const signIn = async (body: Fields): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await call('POST /session', { body });
      client.clear();
      router.history.push(next ?? '/batches');
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };
  const said = problem && (words.problems[problem] ?? words.problems['oidc-failed']);
  const required = [{ required: true, message: words.required }];
  return (
    <Front title={words.signIn}>
      <p className="quiet">{words.about}</p>
      {said && !error && <Alert type="error" showIcon title={said} style={{ marginBottom: 12 }} />}
      {setup?.needed && <Alert type="info" showIcon title={words.needed} style={{ marginBottom: 12 }} />}
      <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => void signIn(fields)}>
        <Form.Item name="username" label={words.username} rules={required}>
          <Input autoFocus autoComplete="username" maxLength={100} />
        </Form.Item>
        <Form.Item name="password" label={words.password} rules={required}>
          <Input.Password autoComplete="current-password" maxLength={512} />
        </Form.Item>
        {error !== null && (
          <div style={{ marginBottom: 12 }}>
            <ProblemNote error={error} />
          </div>
        )}
        <Button type="primary" htmlType="submit" block loading={isBusy}>
          {words.signIn}
        </Button>
      </Form>
      {setup?.oidc && (
        <>
          <Divider />
          <Button block href={`${API}/session/oidc`}>
            {words.oidc(setup.oidc)}
          </Button>
        </>
      )}
    </Front>
  );
}
