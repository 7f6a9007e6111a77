/** What of an entry of the history changed, field by field. */
export interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Reasons have a column of their own, verdicts are what was done. */
const LEFT_OUT: ReadonlySet<string> = new Set(['review', 'reason', 'verdict', 'size']);

export function changesOf(before: unknown, after: unknown): readonly FieldChange[] {
  const [old, next] = [fieldsOf(before), fieldsOf(after)];
  const fields = [...new Set([...Object.keys(old), ...Object.keys(next)])];
  return fields.flatMap((field) => {
    const change = { field, before: textOf(old[field]), after: textOf(next[field]) };
    return LEFT_OUT.has(field) || change.before === change.after ? [] : [change];
  });
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Lists and the like are too long for a line. */
const textOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
