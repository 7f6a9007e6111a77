import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ChildSettings } from './settings.js';

/** Forks the entry file as the leader of its own process group, so that all that it starts can be killed with it. */
export function startChild(entry: URL, settings: ChildSettings): ChildProcess {
  const child = fork(fileURLToPath(entry), [], {
    serialization: 'advanced',
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [
      `--max-old-space-size=${settings.heapMb}`,
      ...(entry.pathname.endsWith('.ts') ? ['--import', typescriptLoader()] : []),
    ],
    env: childEnvironment(),
  });
  // The parent may leave while an idle child is still there; the child follows by itself.
  child.unref();
  child.channel?.unref();
  (child.stderr as unknown as { unref?: () => void })?.unref?.();
  return child;
}

/** Kills the child and whatever it started. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/** What opens untrusted bytes has no business with the addresses and passwords of our servers. */
function childEnvironment(): NodeJS.ProcessEnv {
  const { DATABASE_URL, REDIS_URL, NODE_OPTIONS, VITEST, ...rest } = process.env;
  return rest;
}

function typescriptLoader(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
}
