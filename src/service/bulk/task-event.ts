import type { BulkTaskRow } from '../../adapters/db/service/bulk.js';
import type { NewEvent } from '../../adapters/db/service/events.js';

/** How far a task is. Units are told of their submissions, not of what the bureau does to many. */
export const taskEvent = ({ id, action, state, done, total, refused }: BulkTaskRow): NewEvent => ({
  kind: 'task-progress',
  batch: null,
  owner: null,
  data: { task: id, action, state, done, total, refused },
});
