/**
 * Source of the thread that ends a child whose parent is gone, even while the child's own thread spins. Plain text,
 * because a thread cannot be started from a TypeScript file on every Node that we support.
 */
export const ParentGuard = `
const { workerData } = require('node:worker_threads');
setInterval(() => {
  if (process.ppid === workerData.parent) return;
  try { process.kill(-workerData.pid, 'SIGKILL'); } catch {}
  process.kill(workerData.pid, 'SIGKILL');
}, 500);
`;
