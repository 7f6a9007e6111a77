import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { setPriority } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { childEnvironment } from './environment.js';
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
    env: childEnvironment(process.env),
  });
  makePolite(child, settings.niceness);
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

/** At once, so that the threads which the child starts later take after it. */
function makePolite({ pid }: ChildProcess, niceness: number): void {
  if (niceness === 0 || pid === undefined) return;
  try {
    setPriority(pid, niceness);
  } catch {
    // Politeness that the system does not allow is no reason to leave work undone.
  }
}

function typescriptLoader(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
}
