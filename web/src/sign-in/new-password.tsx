import { Form, Input } from 'antd';
import { useWords } from '../language.js';
import { signInWords } from '../words/sign-in.js';

export interface NewPassword {
  readonly password: string;
  readonly again: string;
}

/** A password that somebody thinks up: twice, since nobody sees what is typed. */
export function NewPasswordItems({ label }: { readonly label?: string }) {
  const words = useWords(signInWords);
  return (
    <>
      <Form.Item
        name="password"
        label={label ?? words.password}
        extra={words.passwordRule}
        rules={[
          { required: true, message: words.required },
          { min: 10, max: 128, message: words.passwordRule },
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={words.again}
        dependencies={['password']}
        rules={[
          { required: true, message: words.required },
          ({ getFieldValue }) => ({
            validator: async (_rule, value: unknown) => {
              if (value && value !== getFieldValue('password')) throw new Error(words.differs);
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
