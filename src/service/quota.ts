import { statfs } from 'node:fs/promises';
import { storedBytes } from '../adapters/db/service/list.js';
import { countWaiting } from '../adapters/db/service/submissions.js';
import { refuse } from './refusals.js';
import type { Service } from './service.js';

const MB = 2 ** 20;

/** Refuses a hand-in that there is no room for, before its bytes are taken. `expected`: what the request says it brings. */
export async function checkRoom(service: Service, owner: string | null, expected: number): Promise<void> {
  const { limits } = service.config.settings;
  if ((await countWaiting(service.db)) >= limits.waiting) throw refuse('queue-full');
  await checkQuota(service, owner, expected);
  await checkDisk(service, expected);
}

/** `taken`: bytes that are to be kept beside those that are kept already. */
export async function checkQuota(service: Service, owner: string | null, taken: number): Promise<void> {
  const { quota } = service.config.settings;
  if (quota.unitMb !== null && owner !== null) {
    if ((await storedBytes(service.db, owner)) + taken > quota.unitMb * MB) throw refuse('quota-exceeded');
  }
  if (quota.totalMb !== null) {
    if ((await storedBytes(service.db, null)) + taken > quota.totalMb * MB) throw refuse('quota-exceeded');
  }
}

/** Refuses where the data folder has no room for so many bytes more: uploads pass through it wherever they end up. */
export async function checkDisk({ config }: Service, expected: number): Promise<void> {
  const { quota, data } = config.settings;
  const { bavail, bsize } = await statfs(data);
  if (bavail * bsize < quota.freeMb * MB + expected) throw refuse('storage-full');
}
