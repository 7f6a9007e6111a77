/** Which of the things on the screen events are about. */

export interface NumberedEvent {
  readonly batch: string | null;
  readonly submission: string | null;
}

export interface Changed {
  readonly batches: ReadonlySet<string>;
  readonly submissions: ReadonlySet<string>;
  /** Those of which another review, another text came: their documents are asked for anew too. */
  readonly read: ReadonlySet<string>;
  /** Something that is done to many has gone on. */
  readonly tasks: boolean;
}

const NOTHING: Changed = { batches: new Set(), submissions: new Set(), read: new Set(), tasks: false };

export function noteChange(
  before: Changed | null,
  kind: string,
  { batch, submission }: NumberedEvent,
): Changed {
  const { batches, submissions, read, tasks } = before ?? NOTHING;
  const add = (set: ReadonlySet<string>, value: string | null) =>
    value === null ? set : new Set([...set, value]);
  return {
    batches: add(batches, batch),
    submissions: add(submissions, submission),
    read: kind === 'submission-reviewed' ? add(read, submission) : read,
    tasks: tasks || kind === 'task-progress',
  };
}

/** Lists and counts whenever anything changed; one batch, one submission only when it is the one. See `ApiKey`. */
export function isTouched(key: readonly unknown[], { batches, submissions, read, tasks }: Changed): boolean {
  const [kind, name, request] = key as [string, string, { readonly path?: { readonly id?: string } }?];
  const id = request?.path?.id;
  switch (kind) {
    case 'batches':
      return id === undefined || batches.has(id);
    case 'submissions':
      if (id === undefined) return true;
      return name.endsWith('/documents') ? read.has(id) : submissions.has(id);
    case 'tasks':
      return tasks;
    case 'queue':
    case 'dead-letters':
      return true;
    default:
      return false;
  }
}
