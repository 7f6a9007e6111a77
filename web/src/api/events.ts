import type { QueryClient } from '@tanstack/react-query';
import { API } from './client.js';
import { type Changed, isTouched, type NumberedEvent, noteChange } from './event-changes.js';
import { progress } from './progress.js';

const KINDS = [
  'submission-waiting',
  'submission-queued',
  'submission-reading',
  'submission-reviewed',
  'submission-failed',
  'submission-cancelled',
  'submission-deleted',
  'submission-decided',
  'submission-signed',
  'submission-reopened',
  'submission-assigned',
  'batch-created',
  'batch-compared',
  'batch-deleted',
  'task-progress',
] as const;

/** A bulk run tells of several submissions a second; lists are asked for anew no more often than this. */
const EVERY_MS = 2000;

/** Listens to the server until the returned function is called, and asks anew for what changed and is on the screen. */
export function followEvents(client: QueryClient): () => void {
  const source = new EventSource(`${API}/events`);
  let changed: Changed | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const flush = (): void => {
    timer = null;
    const told = changed;
    changed = null;
    if (!told) return;
    void client.invalidateQueries({ predicate: ({ queryKey }) => isTouched(queryKey, told) });
    timer = setTimeout(flush, EVERY_MS);
  };
  const hear = (kind: string, data: NumberedEvent): void => {
    changed = noteChange(changed, kind, data);
    timer ??= setTimeout(flush, 150);
  };
  for (const kind of KINDS)
    source.addEventListener(kind, (event: MessageEvent<string>) => {
      const data = JSON.parse(event.data) as NumberedEvent;
      progress.settle(kind, data.submission);
      hear(kind, data);
    });
  source.addEventListener('document-progress', (event: MessageEvent<string>) =>
    progress.tell(JSON.parse(event.data)),
  );
  return () => {
    source.close();
    if (timer) clearTimeout(timer);
  };
}
