import { type BatchRow, findBatch } from '../../adapters/db/service/batches.js';
import { type DocumentRow, findDocument } from '../../adapters/db/service/documents.js';
import { findSubmission, type SubmissionRow } from '../../adapters/db/service/submissions.js';
import { maySee, type Person } from '../../model/person.js';
import { refuse } from '../../service/refusals.js';
import type { Service } from '../../service/service.js';
import { asUnitSees } from '../../service/unit-view.js';

/** What a person may not see does not exist for them: the same answer as for what is not there. */

export async function seenSubmission({ db }: Service, person: Person, id: string): Promise<SubmissionRow> {
  const row = await findSubmission(db, id);
  if (!row || !maySee(person, { unit: row.owner })) throw refuse('submission-not-found');
  return person.role === 'uploader' ? asUnitSees(row) : row;
}

/** Units see their own batches and those that the bureau opened to them. */
export async function seenBatch({ db }: Service, person: Person, id: string): Promise<BatchRow> {
  const row = await findBatch(db, id);
  if (!row || !(maySee(person, { unit: row.unit }) || (row.isOpen && person.unit !== null)))
    throw refuse('batch-not-found');
  return row;
}

export async function seenDocument(
  service: Service,
  person: Person,
  id: string,
): Promise<{ readonly document: DocumentRow }> {
  const document = await findDocument(service.db, id);
  const row = document && (await findSubmission(service.db, document.submission));
  if (!document || !row || !maySee(person, { unit: row.owner })) throw refuse('document-not-found');
  return { document };
}
