import { noticeTemplate } from '../../src/exports/own-templates.js';
import type { UploadFiles } from './api.js';

/** What there is of one unit, or of the bureau: whatever a route can be asked about. */
export interface Target {
  readonly batch: string;
  readonly submission: string;
  readonly document: string;
  readonly key: string;
  readonly criterion: string;
  readonly unit: string;
  readonly user: string;
  readonly token: string;
  readonly setup: string;
  readonly task: string;
}

export interface AccessRequest {
  /** Which id of the target stands for `:id`. */
  readonly id?: keyof Target;
  readonly query?: (target: Target) => string;
  readonly body?: unknown;
  /** A body that names what it is about. */
  readonly bodyOf?: (target: Target) => unknown;
  readonly files?: UploadFiles;
  /** Ends what it is done to: everybody gets one of their own. */
  readonly ends?: keyof Target | 'session';
}

const file = { '报告.txt': '云渡县某局2024年度部门整体支出绩效自评报告' };
const template = { '通知.docx': await noticeTemplate() };
const roster = { '清单.csv': '单位,截止日期\n云渡县甲局,2025-07-31\n' };
const rubric = { kind: 'config', name: '本县', yaml: 'id: own\nname: 本县\n' };
const ofBatch: AccessRequest = { id: 'batch' };
const ofSubmission: AccessRequest = { id: 'submission' };
const ofDocument: AccessRequest = { id: 'document' };
const user = { username: 'somebody', name: '某人', password: 'correct horse battery', role: 'reviewer' };

/** How each route is asked, so that whoever may gets what it is for. A route without a line here fails the test. */
export const requests: Readonly<Record<string, AccessRequest>> = {
  'POST /session': { body: { username: 'first-uploader', password: user.password } },
  'DELETE /session': { ends: 'session' },
  'GET /me': {},
  'PUT /me/password': { body: { current: user.password, next: 'another long password' }, ends: 'session' },
  'GET /session/oidc': {},
  'GET /session/callback/oidc': {},
  'GET /setup': {},
  'POST /setup': { body: { ...user, token: 'x' } },
  'GET /users': {},
  'POST /users': { body: { ...user, username: 'taken' } },
  'PATCH /users/:id': { id: 'user', body: {} },
  'PUT /users/:id/password': { id: 'user', body: { password: 'another long password' }, ends: 'user' },
  'DELETE /users/:id': { id: 'user', ends: 'user' },
  'GET /reviewers': {},
  'GET /units': {},
  'POST /units': { body: { name: '新单位' } },
  'PATCH /units/:id': { id: 'unit', body: { name: '新名称' }, ends: 'unit' },
  'DELETE /units/:id': { id: 'unit', ends: 'unit' },
  'GET /tokens': {},
  'POST /tokens': { body: { name: '对接' } },
  'DELETE /tokens/:id': { id: 'token', ends: 'token' },
  'POST /batches/:id/submissions': { id: 'batch', files: file },
  'GET /batches': {},
  'POST /batches': { body: { name: '新批次' } },
  'GET /batches/:id': ofBatch,
  'PATCH /batches/:id': { id: 'batch', body: {} },
  'DELETE /batches/:id': { id: 'batch', ends: 'batch' },
  'POST /batches/:id/cancel': ofBatch,
  'POST /batches/:id/retry': ofBatch,
  'POST /batches/:id/reaudit': { id: 'batch', body: {} },
  'GET /batches/:id/roster': ofBatch,
  'PUT /batches/:id/roster': { id: 'batch', body: { entries: [{ unit: '云渡县甲局' }] } },
  'POST /batches/:id/roster': { id: 'batch', files: roster },
  'DELETE /batches/:id/roster': ofBatch,
  'GET /batches/:id/exports/:format': ofBatch,
  'GET /batches/:id/overview': ofBatch,
  'GET /batches/:id/duplicates': ofBatch,
  'GET /submissions': { query: ({ batch }) => `?batch=${batch}` },
  'GET /submissions/:id': ofSubmission,
  'GET /submissions/:id/review': ofSubmission,
  'GET /submissions/:id/history': ofSubmission,
  'PATCH /submissions/:id': { id: 'submission', body: { assignee: null } },
  'DELETE /submissions/:id': { id: 'submission', ends: 'submission' },
  'POST /submissions/:id/retry': ofSubmission,
  'POST /submissions/:id/cancel': ofSubmission,
  'POST /submissions/:id/reaudit': { id: 'submission', body: {} },
  'POST /submissions/actions': { body: { action: 'retry', ids: [] } },
  'GET /tasks': {},
  'GET /tasks/:id': { id: 'task' },
  'POST /tasks/:id/stop': { id: 'task' },
  'PUT /submissions/:id/decisions/:key': { id: 'submission', body: { verdict: 'accepted' } },
  'DELETE /submissions/:id/decisions/:key': ofSubmission,
  'PUT /submissions/:id/criteria/:criterion': { id: 'submission', body: { points: 0 } },
  'DELETE /submissions/:id/criteria/:criterion': ofSubmission,
  'GET /submissions/:id/score-sheet.:format': ofSubmission,
  'POST /submissions/:id/sign-off': { id: 'submission', body: { review: 'x' } },
  'POST /submissions/:id/reopen': { id: 'submission', body: { reason: '补充' } },
  'GET /submissions/:id/documents': ofSubmission,
  'GET /documents/:id/original': ofDocument,
  'GET /documents/:id/text': ofDocument,
  'GET /documents/:id/html': ofDocument,
  'GET /documents/:id/pages/:page': ofDocument,
  'GET /events': { query: ({ batch }) => `?after=0&batch=${batch}` },
  'GET /rules': {},
  'GET /setups': {},
  'GET /setups/:id': { id: 'setup' },
  'POST /setups/lint': { body: { kind: rubric.kind, yaml: rubric.yaml } },
  'PUT /setups/:id': { id: 'setup', body: rubric },
  'DELETE /setups/:id': { id: 'setup', ends: 'setup' },
  'GET /templates': {},
  'GET /templates/:kind': {},
  'POST /templates/:kind': { files: template },
  'DELETE /templates/:kind': {},
  'GET /submissions/:id/notice': ofSubmission,
  'GET /batches/:id/notices': ofBatch,
  'GET /backups': {},
  'POST /backups': {},
  'POST /setups/try': {
    bodyOf: ({ submission }) => ({ kind: rubric.kind, yaml: rubric.yaml, submission }),
  },
  'GET /queue': {},
  'GET /dead-letters': {},
  'POST /dead-letters/retry': { body: { ids: [] } },
  'GET /history': {},
  'GET /openapi.json': {},
};

/** The address of a route about a target. */
export function addressOf(url: string, request: AccessRequest, target: Target): string {
  const values: Readonly<Record<string, string>> = {
    id: request.id ? target[request.id] : 'x',
    key: target.key,
    criterion: target.criterion,
    format: 'xlsx',
    page: '1',
    kind: 'notice',
  };
  const path = url.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? 'x'));
  return path + (request.query?.(target) ?? '');
}
