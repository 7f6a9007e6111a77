import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { apiQuery } from '../../api/query.js';
import type { Batch } from '../../api/types.js';
import { useWords } from '../../language.js';
import { Asked } from '../../parts/asked.js';
import { useMay } from '../../shell/person.js';
import { overviewWords } from '../../words/overview.js';
import { punctuation } from '../../words/punctuation.js';
import { FiguresTable } from './figures-table.js';
import { ABSENT, missedLines, type Roster, rosterBars } from './from-answers.js';
import { lying, lyingHeight } from './options.js';
import { Panel } from './panel.js';
import { TargetLink, useGo } from './target-link.js';

/** Who is late and who is absent: the bureau's to know. */
export function RosterPanel({ batch }: { readonly batch: Batch }) {
  const words = useWords(overviewWords);
  const isReviewer = useMay('reviewer');
  const query = useQuery({
    ...apiQuery('GET /batches/{id}/roster', { path: { id: batch.id } }),
    enabled: isReviewer && batch.hasRoster,
  });
  if (!isReviewer) return null;
  if (!batch.hasRoster)
    return (
      <Panel title={words.roster} about="" chart={null}>
        <p className="quiet">{words.noRoster}</p>
      </Panel>
    );
  return <Asked query={query}>{(roster) => <KnownRoster batch={batch.id} roster={roster} />}</Asked>;
}

function KnownRoster({ batch, roster }: { readonly batch: string; readonly roster: Roster }) {
  const words = useWords(overviewWords);
  const { and } = useWords(punctuation);
  const bars = useMemo(() => rosterBars(roster, words.states, words.unitCount), [roster, words]);
  const option = useMemo(() => lying(bars, { x: words.unitCount, labelWidth: 80 }), [bars, words]);
  const go = useGo(batch);
  const { strangers, nameless } = roster;
  return (
    <Panel
      title={words.roster}
      about={words.rosterAbout}
      chart={{ option, height: lyingHeight(bars), onChoose: (index) => go(bars.bars[index]?.target) }}
      table={
        <FiguresTable
          caption={words.roster}
          head={[words.state, words.unitCount]}
          rows={bars.bars.map(({ label, values, target }) => ({
            key: label,
            cells: [
              <TargetLink key="go" batch={batch} target={target}>
                {label}
              </TargetLink>,
              values[0],
            ],
          }))}
        />
      }
    >
      <MissedUnits batch={batch} roster={roster} />
      {strangers.length > 0 && (
        <p className="quiet">{words.strangers(strangers.map(({ unit }) => unit).join(and))}</p>
      )}
      {nameless.length > 0 && <p className="quiet">{words.nameless(nameless.join(and))}</p>}
    </Panel>
  );
}

function MissedUnits({ batch, roster }: { readonly batch: string; readonly roster: Roster }) {
  const words = useWords(overviewWords);
  const lines = missedLines(roster);
  if (lines.length === 0) return null;
  return (
    <div className="panel-table" id={ABSENT} tabIndex={-1}>
      <FiguresTable
        caption={words.missed}
        head={[words.unit, words.state, words.late, words.due]}
        words={[1]}
        rows={lines.map(({ unit, state, late, due, sources }, index) => ({
          // A list may name a unit twice.
          key: `${unit} ${index}`,
          cells: [
            <TargetLink
              key="go"
              batch={batch}
              target={sources.length > 0 ? { list: { search: unit } } : null}
            >
              {unit}
            </TargetLink>,
            words.states[state],
            late ? words.lateDays(late) : '',
            due ?? '',
          ],
        }))}
      />
    </div>
  );
}
