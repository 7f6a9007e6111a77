import { Checkbox, Form, Input, Radio } from 'antd';
import type { CSSProperties } from 'react';
import { useWords } from '../language.js';
import { batchWords } from '../words/batches.js';

/** What is said of a batch when it is made, and may be said anew. */

export function BatchName() {
  const words = useWords(batchWords);
  const rules = [{ required: true, whitespace: true, message: words.form.required }];
  return (
    <Form.Item name="name" label={words.name} rules={rules}>
      <Input maxLength={100} autoFocus />
    </Form.Item>
  );
}

export function BatchUrgency() {
  const words = useWords(batchWords);
  return (
    <Form.Item name="urgency" label={words.form.urgency}>
      <Radio.Group
        options={[
          { value: 'person', label: words.form.person },
          { value: 'bulk', label: words.form.bulk },
        ]}
      />
    </Form.Item>
  );
}

export function BatchOpen({ style }: { readonly style?: CSSProperties }) {
  const words = useWords(batchWords);
  return (
    <Form.Item name="isOpen" valuePropName="checked" style={style}>
      <Checkbox>{words.form.isOpen}</Checkbox>
    </Form.Item>
  );
}
