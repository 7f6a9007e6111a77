import { type EventFilter, type EventRow, eventsAfter } from '../adapters/db/service/events.js';
import type { Service } from './service.js';

const AT_ONCE = 500;

/** What followed event `after`, and then what comes, until the signal; each once and in order. */
export async function* followEvents(
  { db, bell }: Pick<Service, 'db' | 'bell'>,
  { after, filter, signal }: { after: number; filter: EventFilter; signal: AbortSignal },
): AsyncGenerator<EventRow> {
  let last = after;
  let wake: () => void = () => undefined;
  let isRung = true;
  const ring = () => {
    isRung = true;
    wake();
  };
  const leave = bell.onRing(ring);
  signal.addEventListener('abort', ring);
  try {
    while (!signal.aborted) {
      if (!isRung) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      isRung = false;
      for (let isMore = !signal.aborted; isMore && !signal.aborted; ) {
        const rows = await eventsAfter(db, last, filter, AT_ONCE);
        for (const row of rows) {
          last = row.id;
          yield row;
        }
        isMore = rows.length === AT_ONCE;
      }
    }
  } finally {
    leave();
    signal.removeEventListener('abort', ring);
  }
}
