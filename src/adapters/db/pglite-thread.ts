import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { PGlite, type QueryOptions, type Transaction } from '@electric-sql/pglite';
import { type Answer, type Call, isFatal, packError, type QueryForm, type Request } from './pglite-calls.js';

/** The thread that PGlite runs in: a query keeps this thread busy, and nobody else. Its other side is in threaded-pglite.ts. */

interface Session {
  readonly tx: Transaction;
  /** Lets the transaction end, and resolves when it has. */
  end(commit: boolean): Promise<void>;
}

const port = parentPort!;
const sessions = new Map<number, Session>();
const listeners = new Map<number, () => Promise<void>>();
let opened: PGlite | null = null;

const say = (answer: Answer) => port.postMessage(answer);

port.on('message', ({ id, call }: Request) => {
  answer(call).then(
    (value) => say({ kind: 'value', id, value }),
    (error: unknown) => {
      // A database that fell over answers nothing right any more; it is better gone than wrong.
      if (isFatal(error)) process.exit(1);
      say({ kind: 'error', id, error: packError(error) });
    },
  );
});

async function answer(call: Call): Promise<unknown> {
  if (call.op === 'open') return open(call);
  if (!opened) throw new Error('the embedded database is not open');
  switch (call.op) {
    case 'query':
      return inSession(opened, call.session).query(call.sql, [...call.params], asOptions(call.form));
    case 'exec':
      return inSession(opened, call.session).exec(call.sql, asOptions(call.form));
    case 'begin':
      return begin(opened, call.session);
    case 'rollback':
      return sessions.get(call.session)?.tx.rollback();
    case 'end': {
      const session = sessions.get(call.session);
      sessions.delete(call.session);
      return session?.end(call.commit);
    }
    case 'listen': {
      const { listener } = call;
      const tell = (payload: string) => say({ kind: 'notification', listener, payload });
      const stop = await opened.listen(call.channel, tell);
      listeners.set(listener, () => stop());
      return undefined;
    }
    case 'unlisten': {
      const stop = listeners.get(call.listener);
      listeners.delete(call.listener);
      return stop?.();
    }
    case 'dump':
      return (await opened.dumpDataDir(call.compression)).arrayBuffer();
    case 'close':
      return opened.close();
  }
}

async function open({ dataDir, template, startParams }: Call & { op: 'open' }): Promise<void> {
  const loadDataDir = template === null ? undefined : new Blob([readFileSync(template)]);
  opened = await PGlite.create({ dataDir, loadDataDir, startParams: [...startParams] });
}

function inSession(db: PGlite, session: number | null): Pick<Transaction, 'query' | 'exec'> {
  if (session === null) return db;
  const found = sessions.get(session);
  if (!found) throw new Error('the transaction is over');
  return found.tx;
}

/** PGlite keeps all others out for as long as the function has not come back: it comes back when it is told the end. */
function begin(db: PGlite, session: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const undo = new Error('rolled back');
    const done = db.transaction((tx) => {
      const held = new Promise<void>((keep, drop) => {
        const end = async (commit: boolean) => {
          if (commit) keep();
          else drop(undo);
          await done.catch((error: unknown) => {
            if (error !== undo) throw error;
          });
        };
        sessions.set(session, { tx, end });
      });
      resolve();
      return held;
    });
    done.catch(reject);
  });
}

function asOptions({ rowMode, asText }: QueryForm): QueryOptions {
  return { rowMode, parsers: Object.fromEntries(asText.map((type) => [type, (text: string) => text])) };
}
