import { Checkbox, Empty, Input, Table } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import type { AmountResult } from '../../../src/model/review.js';
import { useWords } from '../language.js';
import { useDesk } from './desk-context.js';
import { FormulaList } from './formula-list.js';
import { isAt } from './formulas.js';
import { groupByItem } from './ledger.js';
import { groupDigits } from './money.js';
import { tabWords } from './tab-words.js';

interface Row {
  readonly amount: AmountResult;
  /** Of the first row of an item: how many rows it has. */
  readonly span: number;
  readonly findings: readonly string[];
}

const PAGE = 100;

/** Every figure that was read, by item, each with its place; above them what adds up and what does not. */
export function AmountsTab() {
  const words = useWords(tabWords);
  const { review, goTo, select, numbers } = useDesk();
  const [search, setSearch] = useState('');
  const [isOnly, setIsOnly] = useState(false);
  const wanted = useDeferredValue(search.trim());
  const amounts = useMemo(() => review.documents.flatMap((document) => document.amounts), [review]);
  const findingsOf = useMemo(() => {
    const found = new Map<string, readonly string[]>();
    for (const amount of amounts) {
      const keys = review.findings
        .filter(({ evidence }) => evidence.some(({ location }) => isAt(amount, location)))
        .map(({ key }) => key);
      if (keys.length > 0) found.set(amount.id, keys);
    }
    return found;
  }, [amounts, review]);
  const rows = useMemo(() => {
    const only = isOnly ? new Set(findingsOf.keys()) : null;
    return groupByItem(amounts, { search: wanted, only }).flatMap((group): readonly Row[] =>
      group.amounts.map((amount, index) => ({
        amount,
        span: index === 0 ? group.amounts.length : 0,
        findings: findingsOf.get(amount.id) ?? [],
      })),
    );
  }, [amounts, wanted, isOnly, findingsOf]);
  if (amounts.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.noAmounts} />;
  return (
    <div className="tab-scroll amounts">
      <FormulaList />
      <div className="amounts-bar">
        <h2>{words.allAmounts}</h2>
        <Input
          size="small"
          allowClear
          aria-label={words.search}
          placeholder={words.search}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        <Checkbox checked={isOnly} onChange={({ target }) => setIsOnly(target.checked)}>
          {words.withFindings}
        </Checkbox>
      </div>
      <Table<Row>
        size="small"
        bordered
        rowKey={({ amount }) => amount.id}
        dataSource={rows}
        pagination={{ pageSize: PAGE, hideOnSinglePage: true, showSizeChanger: false, size: 'small' }}
        rowClassName={({ findings }) => (findings.length > 0 ? 'has-findings' : '')}
        columns={[
          {
            title: words.item,
            width: '24%',
            render: (_, { amount }) => amount.item ?? <span className="quiet">{words.itemUnknown}</span>,
            // A page may begin in the middle of an item.
            onCell: ({ span }) => (rows.length > PAGE ? {} : { rowSpan: span }),
          },
          {
            title: words.measure,
            render: (_, { amount: { measure } }) => (measure ? words.measures[measure] : ''),
          },
          { title: words.amountYear, className: 'figures', render: (_, { amount }) => amount.year ?? '' },
          {
            title: words.raw,
            className: 'figures',
            render: (_, { amount }) => (
              <button type="button" className="link" onClick={() => goTo(amount.location)}>
                {amount.raw}
              </button>
            ),
          },
          {
            title: words.yuan,
            align: 'right',
            className: 'figures',
            render: (_, { amount }) => groupDigits(amount.yuan),
          },
          {
            title: words.where,
            render: (_, { amount: { location, certainty }, findings }) => (
              <>
                {location.page !== null && <span className="figures">{words.page(location.page)} </span>}
                {certainty === 'check' && <span className="tag">{words.unsure}</span>}
                {findings.map((key) => {
                  const finding = review.findings.find((one) => one.key === key);
                  return finding ? (
                    <button
                      key={key}
                      type="button"
                      title={finding.message}
                      className={`number number-${finding.severity}`}
                      onClick={() => select(key)}
                    >
                      {numbers.get(key)}
                    </button>
                  ) : null;
                })}
              </>
            ),
          },
        ]}
      />
    </div>
  );
}
