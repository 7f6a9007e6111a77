import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import type { HistoryEntry } from '../api/types.js';
import { useWords } from '../language.js';
import { Asked } from '../parts/asked.js';
import { useDesk } from './desk-context.js';
import { changesOf } from './history-changes.js';
import { historyWords } from './history-words.js';
import { showTime } from './show-time.js';
import { tabWords } from './tab-words.js';
import { historyQuery } from './use-desk.js';

/** Who did what when. Nothing of it can be changed. */
export function HistoryTab() {
  const words = useWords(tabWords);
  const { actions } = useWords(historyWords);
  const { id } = useDesk();
  return (
    <div className="tab-scroll">
      <Asked query={useQuery(historyQuery(id))}>
        {(entries) => (
          <Table<HistoryEntry>
            size="small"
            bordered
            rowKey="id"
            dataSource={[...entries].sort((left, right) => right.id - left.id)}
            locale={{ emptyText: words.noHistory }}
            pagination={{ pageSize: 100, hideOnSinglePage: true }}
            columns={[
              { title: words.at, className: 'figures', width: 130, render: (_, { at }) => showTime(at) },
              { title: words.by, width: 80, render: (_, { byName }) => byName ?? words.system },
              { title: words.action, width: 90, render: (_, { action }) => actions[action] ?? action },
              { title: words.subject, width: '34%', render: (_, entry) => <Subject entry={entry} /> },
              { title: words.change, render: (_, entry) => <Changes entry={entry} /> },
              { title: words.reason, render: (_, { reason }) => reason ?? '' },
            ]}
          />
        )}
      </Asked>
    </div>
  );
}

function Subject({ entry: { subject } }: { readonly entry: HistoryEntry }) {
  const { review, sheet, select } = useDesk();
  const finding = review.findings.find(({ key }) => key === subject);
  if (finding)
    return (
      <button type="button" className="link" onClick={() => select(finding.key)}>
        {finding.message}
      </button>
    );
  const line = sheet?.lines.find(({ id }) => id === subject);
  return line ? `${line.id} ${line.name}` : (subject ?? '');
}

function Changes({ entry: { before, after } }: { readonly entry: HistoryEntry }) {
  const { fields, none } = useWords(historyWords);
  const show = (value: string | null) => value ?? none;
  return changesOf(before, after).map((change) => (
    <div key={change.field} className="figures">
      {fields[change.field] ?? change.field}：{change.before !== null && `${show(change.before)} → `}
      {show(change.after)}
    </div>
  ));
}
