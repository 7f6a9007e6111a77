import type { Service } from '../../service/service.js';
import type { App } from '../make-app.js';
import { backupRoutes } from './backups.js';
import { batchActionRoutes } from './batch-actions.js';
import { batchListRoutes } from './batch-lists.js';
import { batchRosterRoutes } from './batch-roster.js';
import { batchRoutes } from './batches.js';
import { deskRoutes } from './desk.js';
import { documentRoutes } from './documents.js';
import { eventRoutes } from './events.js';
import { handInRoutes } from './hand-in.js';
import { noticeRoutes } from './notices.js';
import { operationRoutes } from './operations.js';
import { ruleRoutes } from './rules.js';
import { setupTryRoutes } from './setup-try.js';
import { setupRoutes } from './setups.js';
import { submissionActionRoutes } from './submission-actions.js';
import { submissionRoutes } from './submissions.js';
import { taskRoutes } from './tasks.js';
import { templateRoutes } from './templates.js';

/** Everything about submissions. Register it with the prefix of the API. */
export async function serviceRoutes(app: App, { service }: { readonly service: Service }): Promise<void> {
  await handInRoutes(app, service);
  batchRoutes(app, service);
  batchActionRoutes(app, service);
  batchRosterRoutes(app, service);
  batchListRoutes(app, service);
  noticeRoutes(app, service);
  submissionRoutes(app, service);
  submissionActionRoutes(app, service);
  taskRoutes(app, service);
  deskRoutes(app, service);
  documentRoutes(app, service);
  eventRoutes(app, service);
  ruleRoutes(app);
  setupRoutes(app, service);
  templateRoutes(app, service);
  setupTryRoutes(app, service);
  operationRoutes(app, service);
  backupRoutes(app, service);
}
