import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, makeApp } from '../../src/server/make-app.js';
import { identityRoutes } from '../../src/server/routes/identity.js';
import { openClient } from '../helpers/client.js';
import { stubIdentity } from '../helpers/stub-identity.js';

interface Operation {
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description: string;
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: object }>>;
}
type Document = Readonly<{
  openapi: string;
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}>;

let app: App;
let document: Document;
beforeAll(async () => {
  const identity = stubIdentity();
  app = await makeApp({ identity, version: '1.2.3' });
  await app.register(async (scope: App) => identityRoutes(scope, { identity }), { prefix: '/api/v1' });
  document = (await openClient(app).send('GET', 'openapi.json')).body;
});
afterAll(() => app?.close());

describe('the description of the API', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(document));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(document.openapi).toBe('3.1.0');
    expect(() => validator.resolveRefs()).not.toThrow();
  });

  it('tells of every operation what it is, who may use it, and how it can end', () => {
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
    );
    expect(operations.length).toBeGreaterThan(18);
    for (const { name, operation } of operations) {
      const { tags, summary, description, responses } = operation;
      expect(tags?.length, name).toBe(1);
      expect(summary, name).toMatch(/\p{sc=Han}/u);
      expect(description, name).toMatch(/须|无需登录/);
      expect(
        Object.keys(responses).some((status) => /^[23]/.test(status)),
        name,
      ).toBe(true);
      expect(responses['429']?.content, name).toHaveProperty(['application/problem+json']);
      expect(responses['500'], name).toBeDefined();
      expect('401' in responses || operation.security?.length === 0, name).toBe(true);
    }
  });

  it('names the problems of a route beside those of all', () => {
    const { responses } = document.paths['/api/v1/session']!.post!;
    expect(responses['429']!.description).toContain('`too-many-attempts`');
    expect(responses['429']!.description).toContain('`too-many-requests`');
  });
});
