import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { apiQuery } from '../api/query.js';
import { useWords } from '../language.js';
import { Asked } from '../parts/asked.js';
import { LinkButton } from '../parts/link-button.js';
import { PageHead } from '../parts/page-head.js';
import { handInWords } from '../words/hand-in.js';
import { DropZone } from './drop-zone.js';
import { Fates } from './fates-table.js';
import type { Grouping } from './plan-requests.js';
import { ProgressTable } from './progress-table.js';
import { useHandIn } from './use-hand-in.js';

const route = getRouteApi('/shell/batches/$id/hand-in');

export function HandInPage() {
  const words = useWords(handInWords);
  const { id } = route.useParams();
  const query = useQuery(apiQuery('GET /batches/{id}', { path: { id } }));
  const [grouping, setGrouping] = useState<Grouping>('auto');
  const handIn = useHandIn(id);
  return (
    <Asked query={query}>
      {(batch) => (
        <>
          <PageHead
            title={words.title}
            above={
              <Link to="/batches/$id" params={{ id }} search={{}}>
                {batch.name}
              </Link>
            }
          >
            <LinkButton to="/batches/$id" params={{ id }} search={{}}>
              {words.toBatch}
            </LinkButton>
          </PageHead>
          <DropZone
            grouping={grouping}
            onGrouping={setGrouping}
            onFiles={(files) => handIn.send(files, grouping)}
            isBusy={handIn.sending !== null}
          />
          {handIn.files.length > 0 && <Fates handIn={handIn} />}
          <ProgressTable batch={id} />
        </>
      )}
    </Asked>
  );
}
