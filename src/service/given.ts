import type { SubmissionRow } from '../adapters/db/service/submissions.js';
import type { Given } from '../intake/meta.js';

/** What a person said of the submission. */
export const givenOf = ({ givenUnit, givenYear, givenSubmitted, givenPublished }: SubmissionRow): Given => ({
  unit: givenUnit,
  year: givenYear,
  submitted: givenSubmitted,
  published: givenPublished,
});
