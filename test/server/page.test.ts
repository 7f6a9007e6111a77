import { afterEach, describe, expect, it } from 'vitest';
import { type App, makeApp } from '../../src/server/make-app.js';
import { pageRoutes } from '../../src/server/page.js';
import { openClient } from '../helpers/client.js';
import { folderWith } from '../helpers/folders.js';
import { stubIdentity } from '../helpers/stub-identity.js';

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

let app: App;
afterEach(() => app?.close());

async function serving(files: Readonly<Record<string, string>>) {
  app = await makeApp({ identity: stubIdentity(), version: '1' });
  await pageRoutes(app, folderWith(files));
  return openClient(app);
}

const PAGE = { 'index.html': '<title>绩审</title>', 'icon.svg': '<svg/>', 'assets/main-1a2b.js': 'run()' };

describe('the page', () => {
  it('is what a browser gets at every address that is no file', async () => {
    const client = await serving(PAGE);
    for (const path of ['/', '/index.html', '/batches/17?state=failed', '/administration', '/api-guide']) {
      const answer = await client.send('GET', path, undefined, BROWSER);
      expect(answer.status, path).toBe(200);
      expect(answer.text, path).toBe(PAGE['index.html']);
      expect(answer.headers['cache-control'], path).toBe('no-cache');
      expect(answer.headers['content-security-policy'], path).toContain("script-src 'self'");
    }
  });

  it('keeps files whose names change with them for good', async () => {
    const client = await serving(PAGE);
    const script = await client.send('GET', '/assets/main-1a2b.js');
    expect(script.text).toBe('run()');
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const icon = await client.send('GET', '/icon.svg');
    expect(icon.headers['cache-control']).toBe('no-cache');
    expect(icon.headers.etag).toBeTruthy();
  });

  it('sends the packed form where the browser takes it', async () => {
    const client = await serving({ ...PAGE, 'assets/main-1a2b.js.br': 'packed' });
    const packed = await client.send('GET', '/assets/main-1a2b.js', undefined, {
      'accept-encoding': 'gzip, br',
    });
    expect(packed.headers['content-encoding']).toBe('br');
    expect(packed.text).toBe('packed');
    expect((await client.send('GET', '/assets/main-1a2b.js')).text).toBe('run()');
  });

  it('leaves to programs what is theirs, and files that are gone', async () => {
    const client = await serving(PAGE);
    for (const path of ['/api/v1/nothing', '/api', '/admin/nothing', '/admin']) {
      const answer = await client.send('GET', path, undefined, BROWSER);
      expect(answer.status, path).toBe(404);
      expect(answer.body.code, path).toBe('not-found');
    }
    const old = await client.send('GET', '/assets/main-0000.js', undefined, { accept: '*/*' });
    expect(old.status).toBe(404);
    expect((await client.send('POST', '/batches', {}, BROWSER)).status).toBe(404);
  });

  it('serves nothing outside its folder', async () => {
    const client = await serving(PAGE);
    for (const path of ['/../package.json', '/..%2fpackage.json', '/assets/%2e%2e/%2e%2e/etc/passwd']) {
      const answer = await client.send('GET', path);
      expect(answer.status, path).toBe(404);
    }
  });

  it('says so where it was not built', async () => {
    const client = await serving({});
    const answer = await client.send('GET', '/batches', undefined, BROWSER);
    expect(answer.status).toBe(503);
    expect(answer.text).toContain('npm run build');
  });

  it('does not need the folder to be there', async () => {
    app = await makeApp({ identity: stubIdentity(), version: '1' });
    await pageRoutes(app, `${folderWith()}/none`);
    expect((await openClient(app).send('GET', '/', undefined, BROWSER)).status).toBe(503);
  });
});
