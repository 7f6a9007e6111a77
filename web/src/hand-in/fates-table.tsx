import { Button, Progress, Table, type TableProps } from 'antd';
import { useWords } from '../language.js';
import { formatSize } from '../parts/format.js';
import { handInWords } from '../words/hand-in.js';
import { punctuation } from '../words/punctuation.js';
import { countFates, type Fate, type Sent } from './fates.js';
import type { HandIn } from './use-hand-in.js';

const LOOKS: Readonly<Partial<Record<Fate, string>>> = {
  refused: 'bad',
  ignored: 'quiet',
  known: 'doubtful',
};
const ROWS_SHOWN = 6;
const ROW_HEIGHT = 33;

/** What became of each file, at once. */
export function Fates({ handIn }: { readonly handIn: HandIn }) {
  const words = useWords(handInWords);
  const { colon } = useWords(punctuation);
  const { files, sending } = handIn;
  const { accepted, known, ignored, refused, waiting } = countFates(files);
  const columns: TableProps<Sent>['columns'] = [
    { title: words.file, dataIndex: 'name', ellipsis: true },
    {
      title: words.size,
      width: 90,
      align: 'right',
      className: 'figures',
      render: (_, { size }) => formatSize(size),
    },
    {
      title: words.fate,
      width: 420,
      ellipsis: true,
      render: (_, { fate, reason }) => (
        <span className={LOOKS[fate]} title={reason ?? undefined}>
          {reason ? words.fates[fate] + colon + reason : words.fates[fate]}
        </span>
      ),
    },
  ];
  return (
    <section className="fates panel">
      <div className="fates-head">
        <span role="status">
          {sending
            ? words.sending(formatSize(sending.sent), formatSize(sending.total))
            : words.summary(accepted, known, ignored, refused)}
        </span>
        {sending && (
          <>
            <Progress
              size="small"
              percent={sending.total > 0 ? Math.round((sending.sent / sending.total) * 100) : 0}
              aria-label={words.fates.sending}
            />
            <Button onClick={handIn.stop}>{words.stop}</Button>
          </>
        )}
        {!sending && refused + waiting > 0 && (
          <Button type="primary" onClick={handIn.retry}>
            {words.retry}
          </Button>
        )}
        {!sending && <Button onClick={handIn.clear}>{words.clear}</Button>}
      </div>
      <Table<Sent>
        virtual
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={files}
        pagination={false}
        scroll={{ x: 800, y: Math.min(files.length, ROWS_SHOWN) * ROW_HEIGHT }}
      />
    </section>
  );
}
