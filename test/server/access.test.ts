import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/model/person.js';
import type { ListedRoute } from '../../src/server/guards.js';
import { type AccessWorld, type Owner, openAccessWorld } from '../helpers/access-people.js';
import { type AccessRequest, addressOf, requests } from '../helpers/access-requests.js';
import { type Api, formOf } from '../helpers/api.js';
import { settled } from '../helpers/server.js';

const API = '/api/v1';
/** Columns: who asks, and for whose. */
const columns = [
  { title: '未登录', who: null, whose: 'first' },
  { title: '上报人：本单位的', who: 'uploader', whose: 'first' },
  { title: '上报人：另一单位的', who: 'uploader', whose: 'second' },
  { title: '上报人：财政局的', who: 'uploader', whose: 'bureau' },
  { title: '审核人', who: 'reviewer', whose: 'first' },
  { title: '管理员', who: 'administrator', whose: 'first' },
] as const satisfies readonly { title: string; who: Role | null; whose: Owner }[];
type Column = (typeof columns)[number];

let world: AccessWorld;
let routes: readonly ListedRoute[];
beforeAll(async () => {
  world = await openAccessWorld();
  routes = world.people.server.app
    .listRoutes()
    .filter(({ method }) => method !== 'HEAD' && method !== 'OPTIONS');
});

const apiOf = (who: Column['who']): Api =>
  who === null
    ? world.nobody
    : { uploader: world.uploader, reviewer: world.reviewer, administrator: world.people.administrator }[who]
        .api;

async function ask(
  api: Api,
  method: string,
  path: string,
  { body, files }: AccessRequest = {},
): Promise<number> {
  const leave = new AbortController();
  const json =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const form = files === undefined ? {} : { body: await formOf(files) };
  const answer = await api.ask(path, { method, redirect: 'manual', signal: leave.signal, ...json, ...form });
  // The head says it all; streams of events have no end.
  leave.abort();
  return answer.status;
}

/** What one person gets at one route about one target; null where nothing is asked about. */
async function statusOf({ method, url }: ListedRoute, request: AccessRequest, { who, whose }: Column) {
  const { id, query, bodyOf } = request;
  const isAboutSomething = [id, query, bodyOf].some((said) => said !== undefined);
  if (!isAboutSomething && whose !== 'first') return null;
  // What the route before set going is done first.
  await settled(world.reviewer.api, world.targets[whose].submission);
  const { ends } = request;
  const isMine = ends === 'session';
  const target = ends && !isMine ? await world.another(whose, ends) : world.targets[whose];
  const api = isMine && who !== null ? (await world.double(who)).api : apiOf(who);
  const said = bodyOf ? { ...request, body: bodyOf(target) } : request;
  return ask(api, method, addressOf(url.slice(API.length), request, target), said);
}

describe('every route of the API', () => {
  it('has a line in the table, and every line a route', () => {
    const names = routes
      .filter(({ url }) => url.startsWith(API))
      .map(({ method, url }) => `${method} ${url.slice(API.length)}`);
    expect(names.length).toBeGreaterThan(60);
    expect(names.sort()).toEqual(Object.keys(requests).sort());
  });

  it('lets in who may come in, and nobody else (npm run docs:access writes docs/access.md)', async () => {
    const lines: string[] = [];
    for (const [name, request] of Object.entries(requests)) {
      const route = routes.find(({ method, url }) => `${method} ${url}` === name.replace(' ', ` ${API}`))!;
      const cells: string[] = [];
      for (const column of columns) cells.push(String((await statusOf(route, request, column)) ?? '·'));
      lines.push(`| ${name.replace(' ', ' | ')} | ${cells.join(' | ')} |`);
    }
    await expect(page(lines)).toMatchFileSnapshot('../../docs/access.md');
  }, 600_000);

  it('of the board is the administrator’s, to look at', async () => {
    const board = routes.filter(({ url }) => url.startsWith('/admin/queues'));
    expect(board.length).toBeGreaterThan(20);
    const { url: root } = world.people.server;
    const api = (who: Column['who']): Api => {
      const asked = apiOf(who);
      return { ...asked, ask: (path, init) => asked.ask(`/../..${path}`, init) };
    };
    for (const { method, url } of board) {
      const path = url.replace(/:queueName/, 'jishen-settle').replace(/:\w+|\*/g, 'x');
      const name = `${method} ${root}${path}`;
      for (const [who, status] of [
        [null, 401],
        ['uploader', 403],
        ['reviewer', 403],
      ] as const)
        expect([name, who, await ask(api(who), method, path)]).toEqual([name, who, status]);
      const seen = await ask(api('administrator'), method, path);
      if (method === 'GET') expect([401, 403], name).not.toContain(seen);
      else if (/\/api\/queues\/(?:pause|resume)$/.test(path)) expect(seen).toBe(200);
      else expect(seen, name).toBeGreaterThanOrEqual(400);
    }
    // Pausing all of none is granted.
    expect(await world.people.server.service.hub.queue('jishen-settle').isPaused()).toBe(false);
  });

  it('outside the API is the page, and for those who watch over the server', async () => {
    const others = routes.filter(({ url }) => !url.startsWith(API) && !url.startsWith('/admin/queues'));
    expect(others.map(({ method, url, access }) => [method, url, access])).toEqual([
      ['GET', '/healthz', 'anyone'],
      ['GET', '/readyz', 'anyone'],
      ['GET', '/metrics', 'anyone'],
      // The page: what it shows it asks of the API.
      ['GET', '/*', 'anyone'],
    ]);
  });
});

const page = (lines: readonly string[]): string => `# 谁能做什么

由 \`npm run docs:access\` 生成：测试以三种角色、两个单位，对 API 的每一项操作逐一请求，记下回答的状态码。

- 2xx 照办；302 转到别处；401 未登录；403 角色不够；404 没有，或无权知道有没有。
- 409、422、413 之类：可以做，只是测试时的情形不允许（如尚未签署的材料不能重新打开）。
- · 与是谁的材料无关。
- 审核人和管理员看全部单位的材料，表中只列对一个单位材料的请求。

| 方法 | 路径 | ${columns.map(({ title }) => title).join(' | ')} |
| --- | --- | ${columns.map(() => '---').join(' | ')} |
${lines.join('\n')}
`;
