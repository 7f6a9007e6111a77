import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { UsageError } from '../../ports/errors.js';

/**
 * Two processes on one PGlite folder lose rows without an error, so the folder has one owner. The lock is a socket that
 * the kernel owns: it goes when the process goes, whatever killed it. Locks that expire by time do not work here: a long
 * query stops the heartbeat. Held per network namespace: never share the folder between containers.
 */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const address = lockAddress(realpathSync(folder), process.platform);
  const server = createServer((socket) => socket.destroy());
  try {
    await listen(server, address);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    if (!isFile(address) || (await answers(address))) throw new FolderInUse(folder);
    // A socket file outlives its process on macOS; nobody answers at it, so nobody owns it.
    rmSync(address, { force: true });
    await listen(server, address).catch(() => {
      throw new FolderInUse(folder);
    });
  }
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

export class FolderInUse extends UsageError {
  constructor(folder: string) {
    super(`另一个绩审进程正在使用“${folder}”，请等它结束，或用 -o 指定另一个输出文件夹。`);
  }
}

/** Abstract socket on Linux, named pipe on Windows, socket file elsewhere (a path there is at most 104 bytes long). */
function lockAddress(folder: string, platform: NodeJS.Platform): string {
  const id = `jishen-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`;
  if (platform === 'linux') return `\0${id}`;
  if (platform === 'win32') return `\\\\.\\pipe\\${id}`;
  return join('/tmp', `${id}.sock`);
}

const isFile = (address: string) => address.startsWith('/');

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
