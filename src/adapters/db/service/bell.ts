import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { OpenDatabase } from '../database.js';
import { EVENT_CHANNEL } from './events.js';

/** Rings when events were recorded, here or by another server. It may ring for nothing, and late after a lost connection. */
export interface Bell {
  /** Gives what takes the listener away again. */
  onRing(listener: () => void): () => void;
  close(): Promise<void>;
}

/** Connections drop without a word: who listens looks by itself that often, in ms. */
const AT_LEAST_EVERY = 5000;
const RECONNECT_MS = 1000;

export async function openBell({ source }: OpenDatabase): Promise<Bell> {
  const listeners = new Set<() => void>();
  const ring = () => {
    for (const listener of listeners) listener();
  };
  const regular = setInterval(ring, AT_LEAST_EVERY);
  regular.unref();
  const stop =
    source.kind === 'embedded'
      ? await source.embedded.client.listen(EVENT_CHANNEL, ring)
      : listenOnServer(source.url, ring);
  return {
    onRing: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      clearInterval(regular);
      listeners.clear();
      await stop();
    },
  };
}

function listenOnServer(url: string, ring: () => void): () => Promise<void> {
  let isClosed = false;
  let current: Client | null = null;
  const keepListening = async () => {
    while (!isClosed) {
      const client = new Client({ connectionString: url, keepAlive: true });
      const ended = new Promise<void>((resolve) => {
        client.once('end', () => resolve());
        client.on('error', () => resolve());
      });
      client.on('notification', ring);
      try {
        await client.connect();
        current = client;
        await client.query(`listen ${EVENT_CHANNEL}`);
        ring();
        if (!isClosed) await ended;
      } catch {
        // Away for a moment, or for longer: tried again below.
      }
      await client.end().catch(() => undefined);
      if (!isClosed) await sleep(RECONNECT_MS);
    }
  };
  const listening = keepListening();
  return async () => {
    isClosed = true;
    await current?.end().catch(() => undefined);
    await listening;
  };
}
