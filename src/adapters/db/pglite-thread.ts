import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { PGlite, type QueryOptions, type Results, type Transaction } from '@electric-sql/pglite';
import { type Answer, type Call, isFatal, packError, type QueryForm, type Request } from './pglite-calls.js';
import { openPrepared } from './prepared.js';

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
let prepared: ReturnType<typeof openPrepared> | null = null;
let turn: Promise<unknown> = Promise.resolve();

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
  const db = opened;
  switch (call.op) {
    case 'query':
      return call.session === null ? inTurn(() => query(db, call)) : query(inSession(call.session), call);
    case 'exec': {
      const [sql, options] = [call.sql, asOptions(call.form)];
      return call.session === null
        ? inTurn(() => db.exec(sql, options))
        : inSession(call.session).exec(sql, options);
    }
    case 'begin':
      return begin(db, call.session);
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
      const stop = await inTurn(() => db.listen(call.channel, tell));
      listeners.set(listener, () => stop());
      return undefined;
    }
    case 'unlisten': {
      const stop = listeners.get(call.listener);
      listeners.delete(call.listener);
      return stop && inTurn(stop);
    }
    case 'dump':
      return inTurn(async () => (await db.dumpDataDir(call.compression)).arrayBuffer());
    case 'close':
      return inTurn(() => db.close());
  }
}

async function open({ dataDir, template, startParams }: Call & { op: 'open' }): Promise<void> {
  const loadDataDir = template === null ? undefined : new Blob([readFileSync(template)]);
  opened = await PGlite.create({ dataDir, loadDataDir, startParams: [...startParams] });
  prepared = openPrepared(opened);
}

/** One after the other, a transaction being one turn. PGlite has a queue of its own, which prepared statements pass by. */
function inTurn<Value>(step: () => Promise<Value>): Promise<Value> {
  const mine = turn.then(step);
  turn = mine.catch(() => undefined);
  return mine;
}

function query(
  session: Pick<Transaction, 'query'>,
  { sql, params, form }: Call & { op: 'query' },
): Promise<Results> {
  const plain = (text: string, values: readonly unknown[], options: QueryOptions) =>
    session.query<Record<string, unknown>>(text, [...values], options);
  return prepared!(plain)(sql, params, asOptions(form));
}

function inSession(session: number): Transaction {
  const found = sessions.get(session);
  if (!found) throw new Error('the transaction is over');
  return found.tx;
}

/** PGlite keeps all others out for as long as the function has not come back: it comes back when it is told the end. */
function begin(db: PGlite, session: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const undo = new Error('rolled back');
    const run = (tx: Transaction) => {
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
    };
    const done = inTurn(() => db.transaction(run));
    done.catch(reject);
  });
}

function asOptions({ rowMode, asText }: QueryForm): QueryOptions {
  return { rowMode, parsers: Object.fromEntries(asText.map((type) => [type, (text: string) => text])) };
}
