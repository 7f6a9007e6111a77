/** Submissions and bytes that may be on their way at once: Redis is memory, and a queue of a whole province is not needed. */
const MOST = 64;
const MOST_BYTES = 256 * 2 ** 20;

export interface Window {
  /** Waits for room; false when the run was stopped meanwhile. One that is larger than the window goes alone. */
  enter(bytes: number, failed: Promise<never>): Promise<boolean>;
  leave(bytes: number): void;
}

export function openWindow(signal: AbortSignal): Window {
  let count = 0;
  let bytes = 0;
  let wake: () => void = () => undefined;
  signal.addEventListener('abort', () => wake());
  return {
    enter: async (size, failed) => {
      while (!signal.aborted && count > 0 && (count >= MOST || bytes + size > MOST_BYTES)) {
        const room = new Promise<void>((resolve) => {
          wake = resolve;
        });
        await Promise.race([room, failed]);
      }
      count += 1;
      bytes += size;
      return !signal.aborted;
    },
    leave: (size) => {
      count -= 1;
      bytes = Math.max(0, bytes - size);
      wake();
    },
  };
}
