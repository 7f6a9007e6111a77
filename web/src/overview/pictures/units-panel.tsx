import { useMemo } from 'react';
import { useWords } from '../../language.js';
import { overviewWords } from '../../words/overview.js';
import { FiguresTable } from './figures-table.js';
import { unitBars } from './from-answers.js';
import { lying, lyingHeight } from './options.js';
import { Panel } from './panel.js';
import type { PictureProps } from './pictures-view.js';
import { TargetLink, useGo } from './target-link.js';

const MOST = 16;

export function UnitsPanel({ batch, overview }: PictureProps) {
  const words = useWords(overviewWords);
  const go = useGo(batch);
  const all = useMemo(() => unitBars(overview, words), [overview, words]);
  const drawn = useMemo(() => ({ ...all, bars: all.bars.slice(0, MOST) }), [all]);
  const option = useMemo(
    () => lying(drawn, { x: `${words.errors} + ${words.warnings}`, stacked: true }),
    [drawn, words],
  );
  return (
    <Panel
      title={words.units}
      about={words.unitsAbout(drawn.bars.length, all.bars.length)}
      chart={{ option, height: lyingHeight(drawn), onChoose: (index) => go(drawn.bars[index]?.target) }}
      table={
        <FiguresTable
          caption={words.units}
          head={[words.unit, words.errors, words.warnings]}
          rows={overview.units.map(({ id, unit, errors, warnings }) => ({
            key: id,
            cells: [
              <TargetLink key="go" batch={batch} target={{ submission: id }}>
                {unit ?? id}
              </TargetLink>,
              errors,
              warnings,
            ],
          }))}
        />
      }
    />
  );
}
