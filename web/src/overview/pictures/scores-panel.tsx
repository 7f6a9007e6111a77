import { useMemo } from 'react';
import { useWords } from '../../language.js';
import { overviewWords } from '../../words/overview.js';
import { FiguresTable } from './figures-table.js';
import { scoreBars } from './from-answers.js';
import { standing } from './options.js';
import { Panel } from './panel.js';
import type { PictureProps } from './pictures-view.js';
import { TargetLink, useGo } from './target-link.js';

export function ScoresPanel({ batch, overview }: PictureProps) {
  const words = useWords(overviewWords);
  const go = useGo(batch);
  const bars = useMemo(() => scoreBars(overview, words.count), [overview, words]);
  const option = useMemo(() => standing(bars, { x: words.scoreRange, y: words.count }), [bars, words]);
  return (
    <Panel
      title={words.scores}
      about={words.scoresAbout}
      chart={{ option, height: 260, onChoose: (index) => go(bars.bars[index]?.target) }}
      table={
        <FiguresTable
          caption={words.scores}
          head={[words.scoreRange, words.count]}
          rows={bars.bars.map(({ label, values, target }) => ({
            key: label,
            cells: [
              <TargetLink key="go" {...{ batch, target }}>
                {label}
              </TargetLink>,
              values[0],
            ],
          }))}
        />
      }
    />
  );
}
