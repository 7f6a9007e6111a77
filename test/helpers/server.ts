import { afterAll } from 'vitest';
import { openStates, type SubmissionState } from '../../src/model/desk.js';
import type { Role } from '../../src/model/person.js';
import type { Review } from '../../src/model/review.js';
import type { Overrides } from '../../src/pipeline/config.js';
import { type RunningServer, serve } from '../../src/server/serve.js';
import { loadServiceConfig } from '../../src/service/settings.js';
import { type Api, ApiError, apiOf, type UploadFiles } from './api.js';
import { folderWith } from './folders.js';
import { until } from './processes.js';
import { type Place, placeEnvironment } from './service.js';

/** A whole server in this process, as `jishen serve` starts it; stopped after the tests of the file. */
export interface TestServer {
  readonly server: RunningServer;
  readonly data: string;
  /** Whoever sits at the machine; with accounts, nobody. */
  readonly api: Api;
  /** Somebody with these headers. */
  as(headers: Readonly<Record<string, string>>): Api;
  close(): Promise<void>;
}

export interface TestServerOptions extends Overrides {
  readonly place?: Place;
  readonly data?: string;
  readonly environment?: NodeJS.ProcessEnv;
  readonly settings?: Readonly<Record<string, unknown>>;
}

const open: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

export const ENGINE = '0.0.0-test';

export async function startServer({
  place = 'embedded',
  data = folderWith(),
  environment,
  settings = {},
  ...overrides
}: TestServerOptions = {}): Promise<TestServer> {
  const env = environment ?? (await placeEnvironment(place));
  const config = await loadServiceConfig(null, { data, port: 0, ...settings }, env);
  const server = await serve(config, { engine: ENGINE, logTo: null, ...overrides });
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= server.close();
    return closing;
  };
  open.push(close);
  const as = (headers: Readonly<Record<string, string>>) => apiOf(() => server.url, headers);
  return { server, data, api: as({}), as, close };
}

const PASSWORD = 'correct horse battery';

export interface Somebody {
  readonly id: string;
  /** What is sent along with every request. */
  readonly headers: Readonly<Record<string, string>>;
  readonly api: Api;
}

export interface PeopleOfServer extends TestServer {
  readonly administrator: Somebody;
  /** Makes a unit and gives its id. */
  unit(name: string): Promise<string>;
  /** Makes a user and signs in. */
  join(username: string, role: Role, unit?: string | null): Promise<Somebody>;
}

/** The same with accounts, and the first administrator made through the printed address. */
export async function startWithPeople(options: TestServerOptions = {}): Promise<PeopleOfServer> {
  const settings = { mode: 'accounts', limits: { perMinute: 100_000 }, ...options.settings };
  const started = await startServer({ ...options, settings });
  const { server, as } = started;
  const enter = async (path: string, body: object): Promise<Somebody> => {
    const answer = await as({ origin: server.url }).ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const person = (await answer.json()) as { id: string };
    if (!answer.ok) throw new ApiError(answer.status, person);
    const cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0])
      .join('; ');
    const headers = { cookie, origin: server.url };
    return { id: person.id, headers, api: as(headers) };
  };
  const token = new URL(server.setupUrl!.replace('/#/', '/')).searchParams.get('token')!;
  const first = { username: 'admin', password: PASSWORD };
  const administrator = await enter('/setup', { ...first, token, name: '管理员' });
  return {
    ...started,
    administrator,
    unit: async (name) => (await administrator.api.send<{ id: string }>('POST', '/units', { name })).id,
    join: async (username, role, unit = null) => {
      const user = { username, name: username, password: PASSWORD, role, unit };
      await administrator.api.send('POST', '/users', user);
      return enter('/session', { username, password: PASSWORD });
    },
  };
}

/** What tests look at of a submission. */
export interface Shown {
  readonly id: string;
  readonly batch: string;
  readonly source: string;
  readonly owner: string | null;
  readonly state: SubmissionState;
  readonly attempt: number;
  readonly unit: string | null;
  readonly sign: string;
  readonly score: number | null;
  readonly suggested: number | null;
  readonly errors: number;
  readonly review: string | null;
  readonly failures: readonly { readonly file: string; readonly code: string; readonly message: string }[];
}

export interface HandedIn {
  readonly submissions: readonly { readonly submission: Shown; readonly isKnown: boolean }[];
  readonly ignored: readonly string[];
}

export const newBatch = async (api: Api, more: object = {}): Promise<string> =>
  (await api.send<{ id: string }>('POST', '/batches', { name: '测试批次', ...more })).id;

export const handIn = (api: Api, batch: string, files: UploadFiles, query = ''): Promise<HandedIn> =>
  api.upload(`/batches/${batch}/submissions${query}`, files);

/** Hands in one file and gives its submission when it is done. */
export async function reviewed(
  api: Api,
  name: string,
  body: string | Uint8Array,
  batch?: string,
): Promise<Shown> {
  const { submissions } = await handIn(api, batch ?? (await newBatch(api)), { [name]: body });
  return settled(api, submissions[0]!.submission.id);
}

export const shown = async (api: Api, id: string): Promise<Shown> =>
  (await api.get<{ submission: Shown }>(`/submissions/${id}`)).submission;

/** The submission when nothing is on its way for it any more. */
export async function settled(api: Api, id: string): Promise<Shown> {
  let row = await shown(api, id);
  await until(async () => {
    row = await shown(api, id);
    return !openStates.includes(row.state);
  });
  return row;
}

export const reviewOf = (api: Api, id: string): Promise<Review> => api.get(`/submissions/${id}/review`);

export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

/** How the request was refused; throws when it was not. */
export async function refusal(request: Promise<unknown>): Promise<Problem> {
  const answer = await request.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(answer instanceof ApiError)) throw answer ?? new Error('this was not refused');
  return answer.body as Problem;
}

/** A report with two chapters of one number, for which points are taken. */
export const report = (unit: string): string =>
  [
    `2024年度${unit}整体支出绩效自评报告`,
    '一、单位基本情况',
    `${unit}为区政府直属事业单位，核定编制6名。`,
    '二、一般公共预算支出情况',
    '2024年基本支出预算数87.56万元，其中：人员经费76.76万元，公用经费10.8万元。',
    '二、存在的问题及原因分析',
    '一是预算编制不够精细，由于测算依据不足，导致年中追加较多。',
  ].join('\n\n');
