/** Steps that take back what was opened. */
export interface Undo {
  add(step: () => Promise<unknown>): void;
  /** The last first. One that fails does not hold up the others; each is done once. */
  run(): Promise<void>;
}

export function openUndo(): Undo {
  const steps: (() => Promise<unknown>)[] = [];
  return {
    add: (step) => {
      steps.push(step);
    },
    run: async () => {
      for (const step of steps.splice(0).reverse()) await step().catch(() => undefined);
    },
  };
}
