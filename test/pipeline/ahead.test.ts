import { describe, expect, it } from 'vitest';
import { ahead } from '../../src/pipeline/ahead.js';

const tick = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('working ahead', () => {
  it('keeps the order, with so many at once and no more', async () => {
    let [running, most] = [0, 0];
    const results: number[] = [];
    const items = Array.from({ length: 20 }, (_, index) => index);
    const work = async (item: number) => {
      running += 1;
      most = Math.max(most, running);
      for (let turn = 0; turn < (item * 7) % 5; turn += 1) await tick();
      running -= 1;
      return item * 2;
    };
    for await (const result of ahead(items, 3, work)) results.push(result);
    expect(results).toEqual(items.map((item) => item * 2));
    expect(most).toBe(3);
  });

  it('throws at the turn of the one that failed', async () => {
    const seen: number[] = [];
    const all = async () => {
      for await (const one of ahead([1, 2, 3, 4], 3, async (item) => {
        if (item === 2) throw new Error('two');
        return item;
      }))
        seen.push(one);
    };
    await expect(all()).rejects.toThrow('two');
    expect(seen).toEqual([1]);
  });

  it('waits for what it has begun when nobody wants more', async () => {
    const finished: number[] = [];
    for await (const one of ahead([1, 2, 3, 4, 5], 3, async (item) => {
      await tick();
      finished.push(item);
      return item;
    }))
      if (one === 1) break;
    expect(finished).toEqual([1, 2, 3]);
  });
});
