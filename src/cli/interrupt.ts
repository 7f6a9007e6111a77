export interface Interrupt {
  readonly signal: AbortSignal;
  release(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The first Ctrl-C asks to stop, the second one stops. */
export function onInterrupt(stop: () => void): Interrupt {
  const controller = new AbortController();
  const handle = () => {
    // Children end with this process: they notice that the channel to it is gone.
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
    stop();
  };
  for (const name of SIGNALS) process.on(name, handle);
  return {
    signal: controller.signal,
    release: () => {
      for (const name of SIGNALS) process.off(name, handle);
    },
  };
}
