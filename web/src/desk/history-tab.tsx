import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import type { HistoryEntry } from '../api/types.js';
import { useWords } from '../language.js';
import { Asked } from '../parts/asked.js';
import { changeLines } from '../parts/change-lines.js';
import { historyWords } from '../words/history.js';
import { useDesk } from './desk-context.js';
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
              { title: words.at, className: 'figures', width: 142, render: (_, { at }) => showTime(at) },
              { title: words.by, width: 92, render: (_, { byName }) => byName ?? words.system },
              { title: words.action, width: 104, render: (_, { action }) => actions[action] ?? action },
              { title: words.content, render: (_, entry) => <Content entry={entry} /> },
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

/** What it was done to, what changed by it, and why. */
function Content({ entry }: { readonly entry: HistoryEntry }) {
  const words = useWords(tabWords);
  const history = useWords(historyWords);
  const lines = changeLines(entry, history);
  return (
    <>
      <Subject entry={entry} />
      {lines.map((line) => (
        <div key={line} className="figures">
          {line}
        </div>
      ))}
      {entry.reason && <div>{`${words.reason}${history.colon}${entry.reason}`}</div>}
    </>
  );
}
