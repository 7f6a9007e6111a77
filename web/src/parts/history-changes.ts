/** What of an entry of the history changed, field by field. */
export interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Reasons have a place of their own, verdicts are what was done; the rest is for programs. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  ...['review', 'reason', 'verdict', 'size', 'state', 'sign', 'failures', 'yaml', 'assigneeId'],
]);

export function changesOf(before: unknown, after: unknown): readonly FieldChange[] {
  const { before: was, after: is, ...rest } = fieldsOf(after);
  // Changes of accounts tell both sides in what is told of them.
  if (isFields(was) && isFields(is)) return [...changesOf(before, rest), ...changesOf(was, is)];
  const [old, next] = [fieldsOf(before), fieldsOf(after)];
  const fields = [...new Set([...Object.keys(old), ...Object.keys(next)])];
  return fields.flatMap((field) => {
    const change = { field, before: textOf(old[field]), after: textOf(next[field]) };
    return LEFT_OUT.has(field) || change.before === change.after ? [] : [change];
  });
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const fieldsOf = (value: unknown) => (isFields(value) ? value : {});

/** Lists and the like are too long for a line. */
const textOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
