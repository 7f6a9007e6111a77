import type { FlowJob } from 'bullmq';
import { expect, it } from 'vitest';
import { followHere } from '../../src/pipeline/follow-here.js';
import type { FollowOptions, Verdict } from '../../src/pipeline/follower.js';
import type { Prepared } from '../../src/pipeline/prepare.js';
import { ChildFailure } from '../../src/ports/tasks.js';
import type { WorkerContext } from '../../workers/define-worker.js';

const prepared = (id: string) => ({ id, plan: { source: id }, documents: [] }) as unknown as Prepared;
const flow = (id: string) =>
  ({ name: 'submission', queueName: 'jishen-submissions', data: { id, store: 'files' } }) as FlowJob;

function follower(options: Partial<FollowOptions>, stores: WorkerContext['stores']) {
  const context = { stores, scratch: '.', log: () => undefined } as unknown as WorkerContext;
  return followHere(
    { context, atOnce: 2 },
    {
      plan: async ({ id }) => flow(id),
      onVerdict: async () => 'settled',
      signal: new AbortController().signal,
      ...options,
    },
  );
}

it('tells what could not be put down, also when nothing is under way any more', async () => {
  const full = async () => Promise.reject(new Error('the disk is full'));
  const run = follower({ plan: full }, () => {
    throw new Error('not asked');
  });
  await run.start(prepared('a'));
  await expect(run.failed).rejects.toThrow('the disk is full');
  await new Promise((resolve) => setTimeout(resolve, 10));
  await expect(run.finished()).rejects.toThrow('the disk is full');
});

it('gives a verdict on each, one that failed included', async () => {
  const verdicts: [string, Verdict][] = [];
  const onVerdict: FollowOptions['onVerdict'] = async ({ id }, verdict) => {
    verdicts.push([id, verdict]);
    return 'settled';
  };
  const run = follower({ onVerdict }, () => {
    throw new Error('审核超过时限，已停止');
  });
  for (const id of ['a', 'b', 'c']) await run.start(prepared(id));
  await run.finished();
  expect(verdicts.map(([id]) => id)).toEqual(['a', 'b', 'c']);
  for (const [id, verdict] of verdicts)
    expect(verdict).toMatchObject({ reviewed: false, failures: [{ file: id, code: 'timeout' }] });
});

it('says nothing of those that were stopped', async () => {
  const verdicts: string[] = [];
  const onVerdict: FollowOptions['onVerdict'] = async ({ id }) => {
    verdicts.push(id);
    return 'settled';
  };
  const run = follower({ onVerdict }, () => {
    throw new ChildFailure('stopped', 'the pool is closed');
  });
  await run.start(prepared('a'));
  await run.finished();
  expect(verdicts).toEqual([]);
});

it('gives up on one whose answer is lost again and again', async () => {
  const run = follower({ onVerdict: async () => 'again' }, () => {
    throw new Error('gone');
  });
  await run.start(prepared('a'));
  await expect(run.finished()).rejects.toThrow('结果多次丢失');
});
