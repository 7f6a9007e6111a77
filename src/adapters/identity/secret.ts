import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../ports/errors.js';

const LEAST = 32;

/**
 * What session cookies are signed with: JISHEN_SECRET where several servers must agree on it, else a random one in the
 * data folder, made on the first start and readable by its owner only.
 */
export function loadSecret(folder: string, env: Readonly<Record<string, string | undefined>>): string {
  const given = env.JISHEN_SECRET;
  if (given) {
    if (given.length < LEAST) throw new UsageError(`JISHEN_SECRET 至少要有 ${LEAST} 个字符。`);
    return given;
  }
  const path = join(folder, 'secret');
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(path, randomBytes(LEAST).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = readFileSync(path, 'utf8').trim();
  // Cut short by a crash while it was written.
  if (secret.length < LEAST) throw new UsageError(`密钥文件“${path}”不完整，请删除它后重新启动。`);
  return secret;
}
