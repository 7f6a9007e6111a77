import { randomUUID } from 'node:crypto';
import { and, count, eq, gt, lt, max, sql } from 'drizzle-orm';
import { refuse } from '../../ports/identity.js';
import type { Database } from '../db/database.js';
import { signInAttempts } from '../db/identity-schema.js';
import { sha256 } from './hash.js';
import { normaliseUsername } from './rules.js';

export interface ThrottleSettings {
  /** Tries within the window that cost no waiting. An office shares one address. */
  readonly perName: number;
  readonly perAddress: number;
  readonly windowSeconds: number;
  /** The first wait; each further try doubles it, up to the window. */
  readonly firstWaitSeconds: number;
}

export const defaultThrottle: ThrottleSettings = {
  perName: 5,
  perAddress: 20,
  windowSeconds: 15 * 60,
  firstWaitSeconds: 30,
};

export interface Attempt {
  /** The password was right: what was tried under this name before is forgiven, what came from the address is not. */
  succeeded(): Promise<void>;
}

export type Throttle = (name: string, address: string) => Promise<Attempt>;

/** Spells SIGN. */
const LOCK = 0x5349474e;

/**
 * Guessing gets slower and slower. A try is written down before the password is looked at, under a lock, so that many
 * tries at once count as many; the rows are in the database, so that they count for all servers alike.
 */
export function openThrottle(db: Database, settings: ThrottleSettings): Throttle {
  const { perName, perAddress, windowSeconds, firstWaitSeconds } = settings;
  const waitAfter = (tries: number, free: number): number =>
    tries < free ? 0 : Math.min(windowSeconds, firstWaitSeconds * 2 ** (tries - free));

  return async (given, address) => {
    const name = sha256(normaliseUsername(given));
    const id = randomUUID();
    const at = new Date();
    const since = new Date(at.getTime() - windowSeconds * 1000);
    const wait = await db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
      const secondsLeft = async (column: typeof signInAttempts.name | typeof signInAttempts.address) => {
        const value = column === signInAttempts.name ? name : address;
        const [row] = await tx
          .select({ tries: count(), last: max(signInAttempts.at) })
          .from(signInAttempts)
          .where(and(eq(column, value), gt(signInAttempts.at, since)));
        const free = column === signInAttempts.name ? perName : perAddress;
        if (!row?.last) return 0;
        const until = row.last.getTime() + waitAfter(row.tries, free) * 1000;
        return Math.ceil((until - at.getTime()) / 1000);
      };
      const left = Math.max(
        await secondsLeft(signInAttempts.name),
        await secondsLeft(signInAttempts.address),
      );
      if (left <= 0) await tx.insert(signInAttempts).values({ id, name, address, at });
      return left;
    });
    if (wait > 0) throw refuse('too-many-attempts', wait);
    return {
      succeeded: async () => {
        await db.transaction(async (tx) => {
          // The tries of others under this name stay with their addresses.
          await tx.delete(signInAttempts).where(eq(signInAttempts.id, id));
          await tx.update(signInAttempts).set({ name: '' }).where(eq(signInAttempts.name, name));
        });
      },
    };
  };
}

export async function sweepAttempts(db: Database, { windowSeconds }: ThrottleSettings): Promise<void> {
  const before = new Date(Date.now() - windowSeconds * 1000);
  await db.delete(signInAttempts).where(lt(signInAttempts.at, before));
}
