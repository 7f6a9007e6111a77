import { Button, Form, Input } from 'antd';
import { useChange } from '../api/query.js';
import { useWords } from '../language.js';
import { PageHead } from '../parts/page-head.js';
import { useTold } from '../parts/use-told.js';
import { useMe } from '../shell/person.js';
import { type NewPassword, NewPasswordItems } from '../sign-in/new-password.js';
import { manageWords } from '../words/manage.js';
import { shellWords } from '../words/shell.js';
import { TokensTab } from './tokens-tab.js';
import './manage.css';
import { punctuation } from '../words/punctuation.js';

interface Fields extends NewPassword {
  readonly current: string;
}

/** What everybody looks after by themselves: the password, and programs that act in their name. */
export function AccountPage() {
  const words = useWords(manageWords);
  const { roles } = useWords(shellWords);
  const { aside, comma } = useWords(punctuation);
  const told = useTold();
  const me = useMe();
  const [form] = Form.useForm<Fields>();
  const change = useChange('PUT /me/password', 'me');
  const save = ({ current, password }: Fields): Promise<void> =>
    change.mutateAsync({ body: { current, next: password } }).then(() => {
      told.done(words.changed);
      form.resetFields();
    }, told.failed);
  return (
    <>
      <PageHead title={words.account} about={me.name + aside(me.username + comma + roles[me.role])} />
      <section className="panel" style={{ marginBottom: 16 }}>
        <h2 className="manage-title">{words.password}</h2>
        <Form<Fields>
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={(fields) => void save(fields)}
          style={{ maxWidth: 340 }}
        >
          <Form.Item
            name="current"
            label={words.current}
            rules={[{ required: true, message: words.required }]}
          >
            <Input.Password autoComplete="current-password" maxLength={512} />
          </Form.Item>
          <NewPasswordItems label={words.newPassword} />
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {words.change}
          </Button>
        </Form>
      </section>
      <section className="panel">
        <h2 className="manage-title">{words.tabs.tokens}</h2>
        <TokensTab onlyOwn />
      </section>
    </>
  );
}
