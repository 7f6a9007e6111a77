import { Button, Form, Input, Modal, Select } from 'antd';
import { useRef, useState } from 'react';
import { useChange } from '../api/query.js';
import type { ApiToken } from '../api/types.js';
import { useWords } from '../language.js';
import { DateField } from '../parts/date-field.js';
import { FormDialog } from '../parts/form-dialog.js';
import { useTold } from '../parts/use-told.js';
import { useMe } from '../shell/person.js';
import { manageWords } from '../words/manage.js';
import { shellWords } from '../words/shell.js';

interface Fields {
  readonly name: string;
  readonly role?: NonNullable<ApiToken['role']>;
  readonly expires?: string | null;
}

const ORDER = ['uploader', 'reviewer', 'administrator'] as const;

/** A new token; afterwards its secret, this once. */
export function TokenForm({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(manageWords);
  const { roles } = useWords(shellWords);
  const me = useMe();
  const [secret, setSecret] = useState<string | null>(null);
  const add = useChange('POST /tokens');
  const save = async ({ name, role, expires }: Fields): Promise<void> => {
    // To the end of the day that was named, where the person is.
    const until = expires ? new Date(`${expires}T23:59:59`).toISOString() : null;
    const body = { name, role: role ?? null, expires: until };
    setSecret((await add.mutateAsync({ body })).secret);
  };
  if (secret !== null) return <Secret secret={secret} onClose={onClose} />;
  const lower = ORDER.slice(0, ORDER.indexOf(me.role) + 1);
  return (
    <FormDialog<Fields>
      title={words.addToken}
      ok={words.addToken}
      cancel={words.cancel}
      onSave={save}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={words.tokenName}
        rules={[{ required: true, whitespace: true, message: words.required }]}
      >
        <Input autoFocus maxLength={100} />
      </Form.Item>
      <Form.Item name="role" label={words.role}>
        <Select
          allowClear
          placeholder={words.sameRole}
          options={lower.map((role) => ({ value: role, label: roles[role] }))}
        />
      </Form.Item>
      <Form.Item name="expires" label={words.expires} extra={words.neverHint}>
        <DateField style={{ width: 180 }} />
      </Form.Item>
    </FormDialog>
  );
}

function Secret({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  const words = useWords(manageWords);
  const told = useTold();
  const field = useRef<HTMLInputElement>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(secret);
    } catch {
      // Over plain http browsers give no clipboard; the old way still works there.
      field.current?.select();
      document.execCommand('copy');
    }
    told.done(words.copied);
  };
  return (
    <Modal
      open
      title={words.secret}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {words.close}
        </Button>
      }
    >
      <p>{words.secretAbout}</p>
      <div style={{ display: 'flex', gap: 8 }}>
        <input
          ref={field}
          readOnly
          value={secret}
          aria-label={words.secret}
          style={{ flex: 1, font: '13px monospace', padding: '4px 8px' }}
          onFocus={({ target }) => target.select()}
        />
        <Button onClick={() => void copy()}>{words.copy}</Button>
      </div>
    </Modal>
  );
}
