import { expect, it, vi } from 'vitest';
import { keepRecent } from '../../src/service/recent.js';

it('looks up once what is asked twice, also at the same moment', async () => {
  const look = vi.fn(async (key: string) => JSON.stringify({ key }));
  const recent = keepRecent<{ key: string }>(look, 1000);
  const both = await Promise.all([recent.find('a'), recent.find('a')]);
  expect(both.map((one) => one?.value)).toEqual([{ key: 'a' }, { key: 'a' }]);
  expect((await recent.find('a'))?.json).toBe('{"key":"a"}');
  expect(look).toHaveBeenCalledTimes(1);
});

it('asks again for what was not there, and after an error', async () => {
  const look = vi
    .fn<(key: string) => Promise<string | null>>()
    .mockResolvedValueOnce(null)
    .mockRejectedValueOnce(new Error('away'))
    .mockResolvedValueOnce('1');
  const recent = keepRecent<number>(look, 1000);
  expect(await recent.find('a')).toBeNull();
  await expect(recent.find('a')).rejects.toThrow('away');
  expect((await recent.find('a'))?.value).toBe(1);
});

it('lets go of what was asked longest ago, and never keeps what is too large', async () => {
  const look = vi.fn(async (key: string) => JSON.stringify(key));
  const recent = keepRecent<string>(look, 10);
  for (const key of ['aaa', 'bbb', 'aaa', 'ccc', 'aaa', 'bbb']) await recent.find(key);
  expect(look.mock.calls.flat()).toEqual(['aaa', 'bbb', 'ccc', 'bbb']);
  await recent.find('too large for it');
  await recent.find('too large for it');
  expect(look).toHaveBeenCalledTimes(6);
  await recent.find('bbb');
  expect(look).toHaveBeenCalledTimes(6);
});
