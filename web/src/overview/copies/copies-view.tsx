import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { apiQuery } from '../../api/query.js';
import type { Batch, DuplicatePair } from '../../api/types.js';
import { useWords } from '../../language.js';
import { Asked } from '../../parts/asked.js';
import { overviewWords } from '../../words/overview.js';
import { PairsTable } from './pairs-table.js';
import { SideBySide } from './side-by-side.js';

interface CopiesViewProps {
  readonly batch: Batch;
  /** Ids of two documents; null: the list of pairs. */
  readonly pair: string | null;
}

export const nameOf = ({ a, b }: DuplicatePair): string => `${a.document}~${b.document}`;

/** Which submissions copy from which, and two of them beside each other. */
export function CopiesView({ batch, pair }: CopiesViewProps) {
  const words = useWords(overviewWords);
  const query = useQuery(apiQuery('GET /batches/{id}/duplicates', { path: { id: batch.id } }));
  if (batch.counts.reviewed < 2) return <p>{words.oneSubmission}</p>;
  return (
    <Asked query={query}>
      {(pairs) => {
        const chosen = pairs.find((one) => nameOf(one) === pair);
        if (chosen) return <SideBySide key={pair} batch={batch.id} pair={chosen} />;
        if (pair !== null)
          return (
            <>
              <p>{words.noPair}</p>
              <Link to="/batches/$id/overview" params={{ id: batch.id }} search={{ view: 'copies' }}>
                {words.backToPairs}
              </Link>
            </>
          );
        if (pairs.length === 0) return <p>{batch.isCompared ? words.noCopies : words.notCompared}</p>;
        return (
          <>
            {!batch.isCompared && <p className="quiet">{words.notCompared}</p>}
            <PairsTable batch={batch.id} pairs={pairs} />
          </>
        );
      }}
    </Asked>
  );
}
