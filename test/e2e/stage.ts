import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { buildPage } from '../../scripts/build-page.js';
import { openBrowser } from '../../scripts/open-browser.js';
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
