import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TYPES_FILE, writtenTypes } from '../../scripts/api-types.js';
import { typesOf } from '../../scripts/openapi-types.js';

describe("the page's types of the API", () => {
  it('are those of the API as it is; else run `npm run api:types`', async () => {
    expect(readFileSync(TYPES_FILE, 'utf8')).toBe(await writtenTypes());
  });

  it('name what is asked for, what may be left out, and what comes back', () => {
    const text = typesOf(
      {
        components: {
          schemas: {
            Thing: { type: 'object', properties: { name: { type: ['string', 'null'] } }, required: ['name'] },
            Unused: { type: 'string' },
          },
        },
        paths: {
          '/api/things/{id}': {
            get: {
              parameters: [
                { in: 'path', name: 'id', required: true, schema: { type: 'string' } },
                { in: 'query', name: 'most', schema: { type: 'integer' } },
              ],
              responses: {
                200: {
                  content: {
                    'application/json': {
                      schema: { type: 'array', items: { $ref: '#/components/schemas/Thing' } },
                    },
                  },
                },
              },
            },
          },
        },
      },
      '/api',
    ).replace(/\s+/g, ' ');
    expect(text).toContain("'GET /things/{id}':");
    expect(text).toContain('readonly path: { readonly id: string;}');
    expect(text).toContain('readonly query?: { readonly most?: number;}');
    expect(text).toContain('readonly answer: readonly (Thing)[]');
    expect(text).toContain('export type Thing = { readonly name: string | null;}');
    expect(text).not.toContain('Unused');
  });

  it('refuse a schema that they do not know', () => {
    const odd = { responses: { 200: { content: { 'application/json': { schema: { type: 'bytes' } } } } } };
    expect(() => typesOf({ paths: { '/api/odd': { get: odd } } }, '/api')).toThrow('bytes');
  });
});
