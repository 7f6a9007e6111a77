import { and, asc, eq } from 'drizzle-orm';
import { adjustments, decisions } from '../service-schema.js';
import type { Tx } from './events.js';

export type DecisionRow = typeof decisions.$inferSelect;
export type AdjustmentRow = typeof adjustments.$inferSelect;

export function decisionsOf(db: Tx, submission: string): Promise<DecisionRow[]> {
  return db
    .select()
    .from(decisions)
    .where(eq(decisions.submission, submission))
    .orderBy(asc(decisions.finding));
}

export async function putDecision(tx: Tx, row: DecisionRow): Promise<void> {
  await tx
    .insert(decisions)
    .values(row)
    .onConflictDoUpdate({ target: [decisions.submission, decisions.finding], set: row });
}

export async function dropDecision(tx: Tx, submission: string, finding: string): Promise<void> {
  await tx.delete(decisions).where(and(eq(decisions.submission, submission), eq(decisions.finding, finding)));
}

export function adjustmentsOf(db: Tx, submission: string): Promise<AdjustmentRow[]> {
  return db
    .select()
    .from(adjustments)
    .where(eq(adjustments.submission, submission))
    .orderBy(asc(adjustments.criterion));
}

export async function putAdjustment(tx: Tx, row: AdjustmentRow): Promise<void> {
  await tx
    .insert(adjustments)
    .values(row)
    .onConflictDoUpdate({ target: [adjustments.submission, adjustments.criterion], set: row });
}

export async function dropAdjustment(tx: Tx, submission: string, criterion: string): Promise<void> {
  await tx
    .delete(adjustments)
    .where(and(eq(adjustments.submission, submission), eq(adjustments.criterion, criterion)));
}
