/** What is done to many submissions at once, and how far it is. */

export const bulkActions = ['retry', 'cancel', 'reaudit', 'assign', 'delete', 'delete-batch'] as const;
export type BulkAction = (typeof bulkActions)[number];

/** `stopped`: a person stopped it; what was done until then stays done. */
export const bulkStates = ['running', 'done', 'stopped'] as const;
export type BulkState = (typeof bulkStates)[number];

/** What an action has to know beside whom it is for. */
export interface BulkOptions {
  /** `assign`: whoever becomes responsible; null: nobody. */
  readonly assignee?: string | null;
  /** `reaudit`: keys of setups by batch, as they were when the task began. */
  readonly setups?: Readonly<Record<string, string>>;
  /** `reaudit`: what the person asked for, for the history. */
  readonly wish?: { readonly rubric: string | null; readonly config: string | null } | null;
  /** `delete`, `delete-batch`: also what is signed. */
  readonly evenSigned?: boolean;
  /** `delete-batch`: goes itself when all that was in it is gone. */
  readonly batch?: string;
}
