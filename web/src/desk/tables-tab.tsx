import { Alert, Empty, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { TableSummary } from '../../../src/model/review.js';
import { useWords } from '../language.js';
import { Asked } from '../parts/asked.js';
import { useDesk } from './desk-context.js';
import { tabWords } from './tab-words.js';
import { TableGrid } from './table-grid.js';
import { useModel } from './use-desk.js';
import { useLooks, useMarkEvents, useMarks } from './use-marks.js';

/** Tables as they were read, beside their places in the document. */
export function TablesTab() {
  const words = useWords(tabWords);
  const { review, selected, goTo } = useDesk();
  const tables = review.documents.flatMap((document) => document.tables);
  const [first] = tables;
  const pointed = tables.find(({ location }) =>
    selected?.evidence.some(
      (one) => one.location.file === location.file && one.location.block === location.block,
    ),
  );
  const [id, setId] = useState(pointed?.id ?? first?.id);
  // A finding that is selected elsewhere brings its table here.
  useEffect(() => {
    if (pointed) setId(pointed.id);
  }, [pointed]);
  const table = tables.find((one) => one.id === id) ?? first;
  const isAimed = useRef(false);
  useEffect(() => {
    // Whoever comes to look at tables sees the first one's place at once.
    if (!isAimed.current && table && !pointed) goTo(table.location);
    isAimed.current = true;
  }, [table, pointed, goTo]);
  if (!table) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.noTables} />;
  const nameOf = ({ caption, rows, columns, location: { page } }: TableSummary, index: number) =>
    [`${index + 1}. ${caption ?? ''}`, words.tableSize(rows, columns), page === null ? '' : words.page(page)]
      .filter(Boolean)
      .join('　');
  return (
    <div className="tables">
      <div className="tables-bar">
        <Select
          size="small"
          aria-label={words.chooseTable}
          value={table.id}
          onChange={(next) => {
            setId(next);
            const chosen = tables.find((one) => one.id === next);
            if (chosen) goTo(chosen.location);
          }}
          options={tables.map((one, index) => ({ value: one.id, label: nameOf(one, index) }))}
        />
        <button type="button" className="link" onClick={() => goTo(table.location)}>
          {words.where}
        </button>
      </div>
      <OneTable key={table.id} table={table} />
    </div>
  );
}

function OneTable({ table }: { readonly table: TableSummary }) {
  const words = useWords(tabWords);
  const { documents, selected } = useDesk();
  const { file, block: index } = table.location;
  const document = documents.find((one) => one.file === file);
  const marks = useMarks(file).filter(
    ({ location, finding }) => location.block === index && finding !== 'aim',
  );
  const looks = useLooks();
  const events = useMarkEvents();
  const model = useModel(document ?? { id: '', file, sha256: '', size: 0 });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it
    <section className="tab-scroll" aria-label={table.caption ?? words.chooseTable} tabIndex={0} {...events}>
      <p className="quiet">{words.tableNote}</p>
      <Asked query={model}>
        {({ blocks }) => {
          const block = blocks[index];
          if (block?.kind !== 'table') return null;
          return (
            <>
              {block.grid === 'aligned' && <Alert type="warning" showIcon title={words.aligned} />}
              <TableGrid table={block} marks={marks} selected={selected?.key ?? null} looks={looks} />
            </>
          );
        }}
      </Asked>
    </section>
  );
}
