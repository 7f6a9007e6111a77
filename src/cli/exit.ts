/** Exit statuses of the contract; `interrupted` is what shells use for Ctrl-C. */
export const EXIT = { done: 0, usage: 1, broken: 1, unreadable: 2, failOn: 3, interrupted: 130 } as const;
