import { Button, Spin } from 'antd';
import { lazy, type ReactNode, Suspense, useId, useState } from 'react';
import { useWords } from '../../language.js';
import { overviewWords } from '../../words/overview.js';
import type { ChartProps } from './chart.js';

const Chart = lazy(async () => ({ default: (await import('./chart.js')).Chart }));

interface PanelProps {
  readonly title: string;
  readonly about: string;
  /** Null: there is nothing to draw, `children` says why. */
  readonly chart: Omit<ChartProps, 'label'> | null;
  /** The same as a table: for the keyboard, for who cannot see pictures, and for exact figures. */
  readonly table?: ReactNode;
  /** Choices above the picture. */
  readonly choices?: ReactNode;
  readonly children?: ReactNode;
  readonly isWide?: boolean;
}

export function Panel({ title, about, chart, table, choices, children, isWide }: PanelProps) {
  const words = useWords(overviewWords);
  const id = useId();
  const [isTable, setIsTable] = useState(false);
  return (
    <section className={isWide ? 'panel panel-wide' : 'panel'} aria-labelledby={id}>
      <div className="panel-head">
        <h2 id={id}>{title}</h2>
        {chart && (
          <Button
            size="small"
            className="no-print"
            aria-label={`${title}：${isTable ? words.picture : words.table}`}
            onClick={() => setIsTable(!isTable)}
          >
            {isTable ? words.picture : words.table}
          </Button>
        )}
      </div>
      {chart && <p className="quiet panel-about">{about}</p>}
      {choices}
      {chart && !isTable && (
        <Suspense fallback={<Spin />}>
          <Chart {...chart} label={`${title}：${about}`} />
        </Suspense>
      )}
      {chart && isTable && <div className="panel-table">{table}</div>}
      {children}
    </section>
  );
}
