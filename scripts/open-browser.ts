import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** A browser without a window, for the tests of the page and for what is measured of it. It calls nobody. */
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
