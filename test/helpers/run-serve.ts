import { type Api, apiOf } from './api.js';
import { folderWith } from './folders.js';
import { pause, until } from './processes.js';
import type { Running } from './run-jishen.js';
import { freePort } from './servers.js';
import { start } from './twenty-files.js';

export interface Served extends Running {
  readonly api: Api;
  readonly url: string;
  /** With its settings file, and its data in `data`. */
  readonly folder: string;
  /** Status of one of the watchers' paths; null where nobody answers. */
  status(path: string): Promise<number | null>;
  /** Starts it anew on the same data, after it has ended. */
  again(env?: NodeJS.ProcessEnv): Promise<Served>;
}

export interface ServeOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** The settings file, as YAML. */
  readonly settings?: string;
  readonly folder?: string;
}

/** `jishen serve` in a process of its own, from when it is ready; killed after the test, if it is still there. */
export async function startServe({ env, settings = '{}', folder }: ServeOptions = {}): Promise<Served> {
  const at = folder ?? folderWith({ 'service.yaml': settings });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = ['serve', '--config', `${at}/service.yaml`, '--port', String(port), '--data', `${at}/data`];
  const running = start(args, { env });
  const status = (path: string) =>
    fetch(url + path).then(
      async (answer) => {
        await answer.arrayBuffer();
        return answer.status;
      },
      () => null,
    );
  await Promise.race([
    until(async () => (await status('/readyz')) === 200),
    running.finished.then(({ stderr }) => {
      throw new Error(`serve ended: ${stderr}`);
    }),
  ]);
  return {
    ...running,
    api: apiOf(() => url),
    url,
    folder: at,
    status,
    again: (changed = env) => startServe({ env: changed, folder: at }),
  };
}

/** Each status of a path once, in the order in which it was met, until nobody answers any more. */
export async function statuses({ status }: Pick<Served, 'status'>, path: string): Promise<number[]> {
  const met: number[] = [];
  for (;;) {
    const now = await status(path);
    if (now === null) return met;
    if (now !== met.at(-1)) met.push(now);
    await pause(20);
  }
}

interface Page {
  readonly rows: readonly { readonly id: string; readonly source: string; readonly state: string }[];
}

/** States of all submissions by their names. */
export async function statesOf(api: Api): Promise<Record<string, string>> {
  const { rows } = await api.get<Page>('/submissions?most=500&sort=position&order=asc');
  return Object.fromEntries(rows.map(({ source, state }) => [source, state]));
}

/** Hands texts in, in a batch of their own. */
export async function handInTexts(api: Api, files: Readonly<Record<string, string>>): Promise<string> {
  const batch = await api.send<{ id: string }>('POST', '/batches', { name: '测试批次' });
  await api.upload(`/batches/${batch.id}/submissions`, files);
  return batch.id;
}

export const reportOf = (unit: string) =>
  `2024年度${unit}整体支出绩效自评报告\n\n一、单位基本情况\n\n${unit}核定编制6名。\n\n二、支出情况\n\n基本支出87.56万元。\n`;
