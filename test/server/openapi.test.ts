import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { reviewSchema } from '../../src/server/review-schema.js';
import type { Api } from '../helpers/api.js';
import { report, reviewed, type Shown, startServer } from '../helpers/server.js';

interface Operation {
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description: string;
  readonly security?: readonly object[];
  readonly requestBody?: { readonly content: object };
  readonly responses: Readonly<
    Record<
      string,
      { readonly description: string; readonly content?: Readonly<Record<string, { schema: object }>> }
    >
  >;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

let api: Api;
let document: Document;
let operations: { name: string; operation: Operation }[];
beforeAll(async () => {
  ({ api } = await startServer());
  document = await api.get('/openapi.json');
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
  );
});

describe('the description of the whole API', () => {
  it('is valid OpenAPI 3.1 and leads nowhere that is not there', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(
      structuredClone(document) as unknown as Record<string, unknown>,
    );
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(document.openapi).toBe('3.1.0');
    const names = Object.keys(document.components.schemas);
    const used = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(used.length).toBeGreaterThan(100);
    for (const name of used) expect(names).toContain(name);
    expect(names).toEqual(expect.arrayContaining(['Review', 'Submission', 'Batch', 'Problem', 'Finding']));
  });

  it('tells of every operation what it is, who may, and how it can end', () => {
    expect(operations.length).toBeGreaterThan(60);
    for (const { name, operation } of operations) {
      const { tags, summary, description, responses, security } = operation;
      expect(tags?.length, name).toBe(1);
      expect(summary, name).toMatch(/\p{sc=Han}/u);
      expect(description, name).toMatch(/须|无需登录/);
      const good = Object.keys(responses).filter((status) => /^[23]/.test(status));
      // 202 beside another: what takes long goes on by itself.
      expect(good.length === 1 || good.includes('202'), name).toBe(true);
      expect(good.length, name).toBeLessThan(3);
      const own = ['429', '500', ...(security?.length === 0 ? [] : ['401'])];
      if (/须为/.test(description)) own.push('403');
      if (name.includes('{'))
        own.push(...(/\{id\}/.test(name) && !/put .*setups/.test(name) ? ['404'] : []), '400');
      for (const status of own)
        expect(responses[status]?.content, `${name} ${status}`).toHaveProperty(['application/problem+json']);
      if (/^(?:post|put|patch)/.test(name) && /submissions$|roster$/.test(name) && name.startsWith('post'))
        expect(operation.requestBody?.content, name).toHaveProperty(['multipart/form-data']);
    }
  });
});

describe('answers that are sent as they are stored', () => {
  let row: Shown;
  beforeAll(async () => {
    row = await reviewed(api, '甲局.txt', report('云渡县甲局'));
  });
  const typeOf = (path: string, status = '200') =>
    Object.keys(document.paths[`/api/v1${path}`]!.get!.responses[status]!.content ?? {});

  it('have the form that is described', async () => {
    const answer = await api.ask(`/submissions/${row.id}/review`);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const review = (await answer.json()) as object;
    expect(reviewSchema.parse(review)).toEqual(review);
    expect(typeOf('/submissions/{id}/review')).toEqual(['application/json']);
  });

  it('come as the types that are described', async () => {
    const pdf = readFileSync(new URL('../../fixtures/reports/pdf/clean-town.pdf', import.meta.url));
    const paged = await reviewed(api, '报告.pdf', pdf);
    const [document] = await api.get<{ id: string }[]>(`/submissions/${paged.id}/documents`);
    for (const [path, shown] of [
      [`/documents/${document!.id}/original`, '/documents/{id}/original'],
      [`/documents/${document!.id}/text`, '/documents/{id}/text'],
      [`/documents/${document!.id}/pages/1?width=400`, '/documents/{id}/pages/{page}'],
      [`/submissions/${row.id}/score-sheet.docx`, '/submissions/{id}/score-sheet.{format}'],
      [`/batches/${row.batch}/exports/csv`, '/batches/{id}/exports/{format}'],
      [`/batches/${row.batch}/exports/xlsx`, '/batches/{id}/exports/{format}'],
    ] as const) {
      const answer = await api.ask(path);
      await answer.arrayBuffer();
      const type = answer.headers.get('content-type')!.split(';')[0]!;
      expect([path, typeOf(shown)]).toEqual([path, expect.arrayContaining([type])]);
    }
    expect(typeOf('/events')).toEqual(['text/event-stream']);
  });

  it('that are problems have all that a problem has', async () => {
    const problem = z.strictObject({
      type: z.string().startsWith('urn:jishen:problem:'),
      title: z.string().regex(/\p{sc=Han}/u),
      status: z.int(),
      code: z.string(),
      detail: z.string().regex(/\p{sc=Han}/u),
      detailEn: z.string().regex(/^[A-Z]/),
      instance: z.string(),
      errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
    });
    for (const path of [
      '/submissions/none',
      '/nothing',
      '/submissions?most=x',
      `/batches/${row.batch}/roster`,
    ]) {
      const answer = await api.ask(path);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      const body = problem.parse(await answer.json());
      expect(body.status).toBe(answer.status);
    }
  });
});
