import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadServiceConfig } from '../../src/service/settings.js';
import { settingsJsonSchema, withTables } from '../../src/service/settings-table.js';
import { folderWith } from '../helpers/folders.js';

const docs = (name: string) => fileURLToPath(new URL(`../../docs/${name}`, import.meta.url));
const read = (name: string) => readFileSync(docs(name), 'utf8');
const secrets = { JISHEN_S3_ACCESS_KEY: 'key', JISHEN_S3_SECRET_KEY: 'secret' };

describe('what is written about the settings', () => {
  it('is what they are: npm run docs:settings, npm run schemas', () => {
    const text = read('service.md');
    expect(withTables(text)).toBe(text);
    expect(text).toContain('| `queue.drainSeconds` | `60` |');
    expect(JSON.parse(read('service.schema.json'))).toEqual(JSON.parse(JSON.stringify(settingsJsonSchema())));
  });

  it('has an example that is taken as it stands, and one of signing in elsewhere in its comments', async () => {
    const { settings } = await loadServiceConfig(docs('service.example.yaml'), {}, secrets);
    expect(settings).toMatchObject({ mode: 'accounts', workers: 2, quota: { unitMb: 2048, freeMb: 5000 } });
    const uncommented = read('service.example.yaml').replace(/^# (oidc:| {2})/gm, '$1');
    const folder = folderWith({ 'service.yaml': uncommented });
    const oidc = { ...secrets, JISHEN_OIDC_CLIENT_SECRET: 'secret' };
    const withOidc = await loadServiceConfig(`${folder}/service.yaml`, {}, oidc);
    expect(withOidc.settings.oidc).toMatchObject({ clientId: 'jishen', roles: { 绩效股: 'reviewer' } });
  });
});

describe('settings', () => {
  const load = (text: string, env: NodeJS.ProcessEnv = {}, flags = {}) =>
    loadServiceConfig(`${folderWith({ 'service.yaml': text })}/service.yaml`, flags, env);

  it('come from the file, over it from the environment, over that from the command line', async () => {
    const text = 'port: 1\nqueue: { drainSeconds: 1, sweepSeconds: 7 }\n';
    const env = { JISHEN_PORT: '2', JISHEN_DRAIN_SECONDS: '2', JISHEN_ALLOW_EVICTION: 'true' };
    const { settings } = await load(text, env, { port: 3 });
    expect(settings.port).toBe(3);
    expect(settings.queue).toMatchObject({ drainSeconds: 2, sweepSeconds: 7, allowEviction: true });
  });

  it.each([
    ['prot: 1', '不认识“prot”，请检查拼写。'],
    ['queue: { drainSeconds: 一分钟 }', '“queue.drainSeconds”有误：应为数字。'],
    ['mode: open', '应为 single-user、accounts 之一。'],
    ['limits: { fileMb: 0 }', '不能小于 1。'],
    ['files: { kind: s3 }', 'files.kind 为 s3 时，要写 files.endpoint 和 files.bucket。'],
    ['workers: 0', 'workers 为 0 时由别的机器读取文件，需要设置 DATABASE_URL（和 REDIS_URL）。'],
  ])('that are wrong are refused in a sentence: %s', async (text, sentence) => {
    await expect(load(text)).rejects.toThrow(sentence);
  });
});
