import { createHash, randomBytes } from 'node:crypto';

/** Enough for what is random already: tokens have 256 bits of their own. Passwords are hashed by better-auth. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const randomToken = (): string => randomBytes(32).toString('base64url');
