import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Space, Table, type TableProps } from 'antd';
import { useRef, useState } from 'react';
import { addressOf } from '../api/client.js';
import { apiQuery, refresh, useChange } from '../api/query.js';
import type { Template } from '../api/types.js';
import { upload } from '../api/upload.js';
import { useWords } from '../language.js';
import { Asked } from '../parts/asked.js';
import { formatMoment } from '../parts/format.js';
import { useTold } from '../parts/use-told.js';
import { noticeWords } from '../words/notices.js';
import { useConfirm } from './use-confirm.js';

/** The bureau's own Word forms. */
export function TemplatesTab() {
  const words = useWords(noticeWords);
  const told = useTold();
  const confirm = useConfirm();
  const client = useQueryClient();
  const query = useQuery(apiQuery('GET /templates'));
  const drop = useChange('DELETE /templates/{kind}');
  const input = useRef<HTMLInputElement>(null);
  const [asked, setAsked] = useState<Template['kind']>('notice');
  const [sending, setSending] = useState<Template['kind'] | null>(null);
  const send = async (file: File): Promise<void> => {
    setSending(asked);
    try {
      await upload(addressOf('POST /templates/{kind}', { path: { kind: asked } }), [
        { name: file.name, file },
      ]);
      told.done(words.kept);
      await refresh(client, 'templates');
    } catch (error) {
      told.failed(error);
    } finally {
      setSending(null);
    }
  };
  const columns: TableProps<Template>['columns'] = [
    { title: words.kind, width: 140, render: (_, { kind }) => words.kinds[kind] },
    {
      title: words.current,
      render: (_, { own }) =>
        own ? words.own(own.name, own.byName, formatMoment(own.updated)) : words.builtIn,
    },
    {
      title: words.actions,
      width: 300,
      render: (_, { kind, own }) => (
        <Space size={4}>
          <Button size="small" href={addressOf('GET /templates/{kind}', { path: { kind } })} download>
            {words.get}
          </Button>
          <Button
            size="small"
            loading={sending === kind}
            onClick={() => {
              setAsked(kind);
              input.current?.click();
            }}
          >
            {words.put}
          </Button>
          {own && (
            <Button
              size="small"
              danger
              onClick={() =>
                confirm({
                  title: words.dropAsk(words.kinds[kind]),
                  about: words.dropAbout,
                  ok: words.drop,
                  done: words.dropped,
                  step: () => drop.mutateAsync({ path: { kind } }),
                })
              }
            >
              {words.drop}
            </Button>
          )}
        </Space>
      ),
    },
  ];
  return (
    <>
      <div className="manage-bar">
        <span className="quiet">{words.templatesAbout}</span>
      </div>
      <Asked query={query}>
        {(all) => (
          <Table<Template>
            size="small"
            bordered
            rowKey="kind"
            columns={columns}
            dataSource={all}
            pagination={false}
          />
        )}
      </Asked>
      <input
        ref={input}
        type="file"
        aria-label={words.put}
        style={{ display: 'none' }}
        accept=".docx"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = '';
          if (file) void send(file);
        }}
      />
    </>
  );
}
