import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useWords } from '../../language.js';
import { overviewWords } from '../../words/overview.js';
import { punctuation } from '../../words/punctuation.js';
import { manyuan } from './exact.js';
import { FiguresTable } from './figures-table.js';
import { rateBars, spendingLines } from './from-answers.js';
import { lyingHeight, rates } from './options.js';
import { Panel } from './panel.js';
import type { PictureProps } from './pictures-view.js';
import { TargetLink, useGo } from './target-link.js';

/** As the summary of a review has them (src/service/summary.ts). */
const ITEMS = ['基本支出', '项目支出', '三公经费'];
const MOST = 16;

const printed = (yuan: string | null): string => (yuan === null ? '—' : manyuan(yuan));

export function MoneyPanel({ batch, overview }: PictureProps) {
  const words = useWords(overviewWords);
  const { aside, colon } = useWords(punctuation);
  const go = useGo(batch);
  const [item, setItem] = useState(ITEMS[0]!);
  const lines = useMemo(() => spendingLines(overview, item), [overview, item]);
  const rated = useMemo(() => lines.filter(({ rate }) => rate !== null).slice(0, MOST), [lines]);
  const drawn = useMemo(() => rateBars(rated, words.rate), [rated, words]);
  const option = useMemo(
    () =>
      rates(drawn, words.rate + aside('%'), (index) => {
        const { rate, budget, final } = rated[index]!;
        return `${rate}%  ${printed(final)} / ${printed(budget)}`;
      }),
    [drawn, rated, words, aside],
  );
  return (
    <Panel
      title={words.money}
      about={words.moneyAbout}
      chart={
        rated.length === 0
          ? null
          : {
              option,
              height: lyingHeight(drawn),
              onChoose: (index) => go(drawn.bars[index]?.target),
            }
      }
      choices={
        <Segmented
          size="small"
          aria-label={words.item}
          options={ITEMS}
          value={item}
          onChange={setItem}
          style={{ alignSelf: 'flex-start' }}
        />
      }
      table={
        <FiguresTable
          caption={words.money + colon + item}
          head={[words.unit, words.budget, words.final, words.rate]}
          rows={lines.map(({ id, unit, budget, final, rate }) => ({
            key: id,
            cells: [
              <TargetLink key="go" batch={batch} target={{ submission: id }}>
                {unit ?? id}
              </TargetLink>,
              printed(budget),
              printed(final),
              rate === null ? '—' : `${rate}%`,
            ],
          }))}
        />
      }
    >
      {rated.length === 0 && <p className="quiet">{words.noMoney}</p>}
    </Panel>
  );
}
