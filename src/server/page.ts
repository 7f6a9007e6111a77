import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyReply } from 'fastify';
import type { App } from './make-app.js';
import { Problem } from './problem.js';

/** From dist/src/server when built, from src/server in development: the page lies in dist/web either way. */
export const PAGE_FOLDER = import.meta.url.includes('/dist/src/')
  ? fileURLToPath(new URL('../../web', import.meta.url))
  : fileURLToPath(new URL('../../dist/web', import.meta.url));

/** Their names change with what is in them. */
const HASHED = /^assets\//;
/** What belongs to programs answers programs, also where there is nothing. */
const NO_PAGE = /^\/(?:api|admin)(?:\/|$)/;

/**
 * The page in the browser. It has addresses of its own (/batches/17): what is no file and is asked for by a person is the
 * page, which finds out by itself what to show.
 */
export async function pageRoutes(app: App, folder: string): Promise<void> {
  const files = filesBelow(folder);
  await app.register(fastifyStatic, { root: folder, serve: false, preCompressed: true });
  const config = { access: 'anyone', rateLimit: false } as const;
  app.get<{ Params: { '*': string } }>('/*', { config, schema: { hide: true } }, (request, reply) => {
    const name = request.params['*'];
    if (files.has(name) && name !== 'index.html') return sendFile(reply, name);
    const { pathname } = new URL(request.url, 'http://localhost');
    const isForPeople = request.headers.accept?.includes('text/html') ?? false;
    if (!isForPeople || NO_PAGE.test(pathname)) throw new Problem('not-found');
    if (files.has('index.html')) return sendFile(reply, 'index.html');
    return reply
      .code(503)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(NOT_BUILT);
  });
}

function sendFile(reply: FastifyReply, name: string): FastifyReply {
  if (HASHED.test(name)) return reply.sendFile(name, { maxAge: '365d', immutable: true });
  return reply.header('cache-control', 'no-cache').sendFile(name, { cacheControl: false });
}

/** Only what was there at the start is served: no request makes us look anywhere else. */
function filesBelow(folder: string): ReadonlySet<string> {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const names = entries
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'));
    return new Set(names.map((path) => path.slice(folder.length + 1)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return new Set();
  }
}

const NOT_BUILT = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>绩审</title>
<h1>页面尚未生成</h1>
<p>服务已启动，接口可以使用，但网页文件不在。请在安装目录运行 <code>npm run build</code>，然后重新启动服务。</p>
<p lang="en">The service runs, but its page was not built: run <code>npm run build</code> and start it again.</p>
</html>
`;
