import { useMemo } from 'react';
import { useWords } from '../../language.js';
import { overviewWords } from '../../words/overview.js';
import { FiguresTable } from './figures-table.js';
import { scattered } from './options.js';
import { Panel } from './panel.js';
import type { PictureProps } from './pictures-view.js';
import { TargetLink, useGo } from './target-link.js';

/** Points with one digit too many say nothing. */
const round = (points: number): number => Math.round(points * 100) / 100;

export function SelfPanel({ batch, overview }: PictureProps) {
  const words = useWords(overviewWords);
  const go = useGo(batch);
  const points = overview.selfAgainstSuggested;
  const option = useMemo(() => scattered(points, words), [points, words]);
  const furthest = [...points].sort((a, b) => b.self - b.suggested - (a.self - a.suggested));
  return (
    <Panel
      title={words.selfAgainst}
      about={words.selfAgainstAbout}
      chart={
        points.length === 0
          ? null
          : {
              option,
              height: 260,
              onChoose: (index) => points[index] && go({ submission: points[index].id }),
            }
      }
      table={
        <FiguresTable
          caption={words.selfAgainst}
          head={[words.unit, words.self, words.suggested, words.higherBy]}
          rows={furthest.map(({ id, unit, self, suggested }) => ({
            key: id,
            cells: [
              <TargetLink key="go" batch={batch} target={{ submission: id }}>
                {unit ?? id}
              </TargetLink>,
              self,
              suggested,
              round(self - suggested),
            ],
          }))}
        />
      }
    >
      {points.length === 0 && <p className="quiet">{words.noSelf}</p>}
    </Panel>
  );
}
