import { setTimeout as pause } from 'node:timers/promises';
import type { Times } from './load-report.js';

export interface Stop {
  isOver: boolean;
}

interface ClerkOptions {
  readonly batch: string;
  readonly many: number;
  readonly times: Times;
  readonly stop: Stop;
}

/** A clerk looks at what came for a moment, in ms, before the next click. */
const LOOKS_MS = 200;

/** People who read: lists most of all, then a submission and its review, now and then a batch as a whole. */
export async function clerks(url: string, { batch, many, times, stop }: ClerkOptions): Promise<void> {
  const ask = timed(url, times);
  const clerk = async (number: number) => {
    for (let turn = number; !stop.isOver; turn += 1) {
      const page = (turn * 50) % 1000;
      await ask('GET /submissions', `/submissions?batch=${batch}&most=50&offset=${page}`);
      await pause(LOOKS_MS);
      const found = await ask<{ rows: { id: string }[] }>(
        'GET /submissions (filtered)',
        `/submissions?batch=${batch}&state=reviewed&sort=warnings&most=50&search=${encodeURIComponent('局')}`,
      );
      const row = found.rows[turn % Math.max(1, found.rows.length)];
      await pause(LOOKS_MS);
      if (row) {
        await Promise.all([
          ask('GET /submissions/:id', `/submissions/${row.id}`),
          ask('GET /submissions/:id/review', `/submissions/${row.id}/review`),
          ask('GET /submissions/:id/documents', `/submissions/${row.id}/documents`),
        ]);
        await pause(LOOKS_MS);
        await ask('GET /documents/:id/text', `/documents/${row.id}-d0/text`);
        await ask('GET /submissions/:id/history', `/submissions/${row.id}/history`);
        await pause(LOOKS_MS);
      }
      await ask('GET /batches', '/batches');
      await ask('GET /batches/:id', `/batches/${batch}`);
      if (turn % 10 === 0) await ask('GET /batches/:id/overview', `/batches/${batch}/overview`);
      await pause(LOOKS_MS);
    }
  };
  await Promise.all(Array.from({ length: many }, (_, number) => clerk(number)));
}

/** Persons who hand in at the same moment; gives how long it took until the last had an answer, in ms. */
export async function uploadsAtOnce(
  url: string,
  many: number,
  times: Times,
  report: (unit: string) => string,
): Promise<number> {
  const ask = timed(url, times);
  const start = performance.now();
  const { id } = await ask<{ id: string }>('POST /batches', '/batches', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: '急件' }),
  });
  await Promise.all(
    Array.from({ length: many }, (_, n) => {
      const form = new FormData();
      form.append('files', new Blob([`${report(`云渡县急件${n}局`)}${start}`]), `急件${n}.txt`);
      return ask('POST /batches/:id/submissions', `/batches/${id}/submissions`, {
        method: 'POST',
        body: form,
      });
    }),
  );
  return performance.now() - start;
}

/** Asks and notes how long the whole answer took. */
const timed =
  (url: string, times: Times) =>
  async <T>(route: string, path: string, init?: RequestInit): Promise<T> => {
    const start = performance.now();
    const answer = await fetch(url + path, init);
    const text = await answer.text();
    times.note(route, performance.now() - start);
    if (!answer.ok) throw new Error(`${route}: ${answer.status} ${text}`);
    return JSON.parse(text) as T;
  };
