import { randomUUID } from 'node:crypto';
import { asc, count, eq } from 'drizzle-orm';
import { refuse, type Unit, type Units } from '../../ports/identity.js';
import type { Database } from '../db/database.js';
import { units, users } from '../db/identity-schema.js';

/** Whether anything that was handed in belongs to a unit; the tables of people do not know. */
export type IsUnitUsed = (id: string) => Promise<boolean>;

export function openUnits(db: Database, isUsed: IsUnitUsed = async () => false): Units {
  const find = async (id: string): Promise<Unit | null> =>
    (await selectUnits(db).where(eq(units.id, id)).groupBy(units.id))[0] ?? null;
  const found = async (id: string): Promise<Unit> => {
    const unit = await find(id);
    if (!unit) throw refuse('unit-not-found');
    return unit;
  };
  return {
    list: () => selectUnits(db).groupBy(units.id).orderBy(asc(units.name)),
    find,
    create: async (name) => {
      const row = { id: randomUUID(), name: name.trim(), created: new Date() };
      const made = await db
        .insert(units)
        .values(row)
        .onConflictDoNothing({ target: units.name })
        .returning({ id: units.id });
      if (made.length === 0) throw refuse('unit-name-taken');
      return found(row.id);
    },
    rename: async (id, given) => {
      const name = given.trim();
      await found(id);
      const [other] = await db.select({ id: units.id }).from(units).where(eq(units.name, name));
      if (other && other.id !== id) throw refuse('unit-name-taken');
      await db
        .update(units)
        .set({ name })
        .where(eq(units.id, id))
        .catch((error: unknown) => {
          throw isConflict(error, '23505') ? refuse('unit-name-taken') : error;
        });
      return found(id);
    },
    delete: async (id) => {
      const unit = await found(id);
      if (unit.users > 0 || (await isUsed(id))) throw refuse('unit-in-use');
      await db
        .delete(units)
        .where(eq(units.id, id))
        .catch((error: unknown) => {
          throw isConflict(error, '23503') ? refuse('unit-in-use') : error;
        });
    },
  };
}

/** Somebody else was quicker: the constraint says so under the error of drizzle. */
function isConflict(error: unknown, code: string): boolean {
  const { cause } = error as { readonly cause?: { readonly code?: string } };
  return cause?.code === code;
}

function selectUnits(db: Database) {
  return db
    .select({ id: units.id, name: units.name, created: units.created, users: count(users.id) })
    .from(units)
    .leftJoin(users, eq(users.unit, units.id))
    .$dynamic();
}
