import { afterEach, describe, expect, it, vi } from 'vitest';
import { addressOf, call } from '../../web/src/api/client.js';
import { ApiProblem, sentenceOf } from '../../web/src/api/problem.js';

afterEach(() => vi.unstubAllGlobals());

const answering = (status: number, body: string) => {
  const asked = vi.fn(async (_address: string, _init: RequestInit) => new Response(body || null, { status }));
  vi.stubGlobal('fetch', asked);
  return asked;
};

const problemFrom = async (asking: Promise<unknown>): Promise<ApiProblem> => {
  const error = await asking.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiProblem);
  return error as ApiProblem;
};

describe('the client of the API', () => {
  it('puts ids and what is searched for into the address, whatever they are', () => {
    expect(addressOf('GET /batches/{id}', { path: { id: '甲/乙?' } })).toBe(
      '/api/v1/batches/%E7%94%B2%2F%E4%B9%99%3F',
    );
    const query = { search: '水 & 利', state: undefined, unit: null, most: 5 };
    expect(addressOf('GET /submissions', { query })).toBe(
      '/api/v1/submissions?search=%E6%B0%B4+%26+%E5%88%A9&most=5',
    );
  });

  it('sends what the operation takes, and gives what it answers', async () => {
    const asked = answering(200, '{"id":"b1"}');
    const body = { name: '新名' };
    expect(await call('PATCH /batches/{id}', { path: { id: 'b1' }, body })).toEqual({ id: 'b1' });
    const [address, init] = asked.mock.calls[0]!;
    expect(address).toBe('/api/v1/batches/b1');
    expect(init.method).toBe('PATCH');
    expect(init.body).toBe('{"name":"新名"}');
  });

  it('gives null where the answer is empty', async () => {
    answering(204, '');
    expect(await call('DELETE /session')).toBeNull();
  });

  it('throws what the server says, in both languages', async () => {
    const said = { code: 'signed', detail: '已签署。', detailEn: 'It is signed.' };
    answering(409, JSON.stringify(said));
    const problem = await problemFrom(call('DELETE /submissions/{id}', { path: { id: 's' } }));
    expect([problem.status, problem.code]).toEqual([409, 'signed']);
    expect(sentenceOf(problem, 'zh')).toBe('已签署。');
    expect(sentenceOf(problem, 'en')).toBe('It is signed.');
  });

  it('names the fields that are wrong', async () => {
    const errors = [{ path: 'name', message: '不能为空' }];
    answering(
      400,
      JSON.stringify({ code: 'invalid-request', detail: '请检查。', detailEn: 'Check.', errors }),
    );
    const problem = await problemFrom(call('GET /me'));
    expect(problem.sentence('zh')).toBe('请检查。（name 不能为空）');
  });

  it('says something about the answer of a proxy, and about none', async () => {
    answering(502, '<h1>Bad Gateway</h1>');
    expect((await problemFrom(call('GET /me'))).sentence('zh')).toContain('502');
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch');
    });
    const problem = await problemFrom(call('GET /me'));
    expect([problem.status, problem.code]).toEqual([0, 'offline']);
  });
});
