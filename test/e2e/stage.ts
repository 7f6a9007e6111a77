import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { buildPage } from '../../scripts/build-page.js';
import { type RunningServer, serve } from '../../src/server/serve.js';
import { loadServiceConfig } from '../../src/service/settings.js';
import { folderWith } from '../helpers/folders.js';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** A server with the page of this checkout, and a browser before it. */
export interface Stage {
  readonly server: RunningServer;
  /** A window of somebody new: nothing kept, nobody signed in. What the page complains about ends in `complaints`. */
  open(): Promise<Page>;
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

export async function openStage(mode: 'single-user' | 'accounts'): Promise<Stage> {
  const config = await loadServiceConfig(null, { data: folderWith(), port: 0, mode }, {});
  const server = await serve(config, { engine: '0.0.0-test', logTo: null, pageFolder: builtPage() });
  const browser = await openBrowser();
  const complaints: string[] = [];
  return {
    server,
    complaints,
    open: async () => {
      const context = await browser.newContext({
        viewport: { width: 1366, height: 768 },
        locale: 'zh-CN',
        baseURL: server.url,
      });
      const page = await context.newPage();
      // Machines that test do other work too.
      page.setDefaultTimeout(90_000);
      page.on('pageerror', ({ message }) => complaints.push(message));
      page.on('console', (message) => {
        // What the server refused is told as an error too; those the tests cause on purpose.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          complaints.push(message.text());
      });
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

let built: string | null = null;

/** Built once for a test file, so that no old page is tested. */
function builtPage(): string {
  if (built === null) {
    built = folderWith();
    buildPage(ROOT, built);
  }
  return built;
}

export function openBrowser(): Promise<Browser> {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const known = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const executablePath = process.env.TEST_CHROMIUM ?? known.find((path) => existsSync(path));
  if (!executablePath) throw new Error('the tests of the page need chromium (or TEST_CHROMIUM)');
  const args = ['no-sandbox', 'disable-gpu', 'disable-quic', 'no-first-run', 'disable-sync'];
  args.push('disable-background-networking', 'disable-component-update');
  return chromium.launch({ executablePath, args: args.map((arg) => `--${arg}`) });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What keeps people from using the page as it is now; nothing, if all is well. */
export async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate<AxeResults>('window.axe.run(document)');
  if (passes.length < 5) throw new Error('axe looked at next to nothing');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
