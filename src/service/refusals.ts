import { Refusal } from '../ports/refusal.js';

/** Why something about submissions could not be done. Sentences: src/server/service-problems.ts. */
export type ServiceRefusalCode =
  | 'batch-not-found'
  | 'submission-not-found'
  | 'document-not-found'
  | 'original-gone'
  | 'page-not-found'
  | 'not-paged'
  | 'not-html'
  | 'not-read'
  | 'finding-not-found'
  | 'criterion-not-found'
  | 'points-out-of-range'
  | 'reason-missing'
  | 'no-review'
  | 'review-changed'
  | 'criteria-open'
  | 'signed'
  | 'not-signed'
  | 'not-open'
  | 'setup-not-found'
  | 'template-not-found'
  | 'upload-empty'
  | 'upload-too-large'
  | 'upload-too-many'
  | 'quota-exceeded'
  | 'storage-full'
  | 'queue-full'
  | 'export-empty'
  | 'list-changed'
  | 'task-not-found'
  | 'no-roster'
  | 'backup-running';

export const refuse = (code: ServiceRefusalCode, detail?: string): Refusal<ServiceRefusalCode> =>
  new Refusal(code, { detail: detail ?? null });
