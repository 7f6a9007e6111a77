import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { apiQuery } from '../../api/query.js';
import type { Batch } from '../../api/types.js';
import { useWords } from '../../language.js';
import { overviewWords } from '../../words/overview.js';
import type { Overview } from './from-answers.js';
import { MoneyPanel } from './money-panel.js';
import { RosterPanel } from './roster-panel.js';
import { RulesPanel } from './rules-panel.js';
import { ScoresPanel } from './scores-panel.js';
import { SelfPanel } from './self-panel.js';
import { UnitsPanel } from './units-panel.js';

interface PicturesViewProps {
  readonly batch: Batch;
  readonly overview: Overview;
}

/** The batch in pictures. A batch of one submission has no distribution, and says so. */
export function PicturesView({ batch, overview }: PicturesViewProps) {
  const words = useWords(overviewWords);
  const rules = useQuery(apiQuery('GET /rules'));
  const titleOf = useMemo(() => {
    const titles = new Map(rules.data?.map(({ id, title }) => [id, title]));
    return (rule: string) => titles.get(rule) ?? rule;
  }, [rules.data]);
  const isSingle = overview.reviewed === 1;
  const props = { batch: batch.id, overview };
  return (
    <>
      {isSingle && <p className="quiet">{words.single(overview.units[0]?.unit ?? batch.name)}</p>}
      <div className="panels">
        {!isSingle && <ScoresPanel {...props} />}
        {!isSingle && <SelfPanel {...props} />}
        <RulesPanel {...props} titleOf={titleOf} />
        {!isSingle && <UnitsPanel {...props} />}
        <MoneyPanel {...props} />
        <RosterPanel batch={batch} />
      </div>
    </>
  );
}

export interface PictureProps {
  readonly batch: string;
  readonly overview: Overview;
}
