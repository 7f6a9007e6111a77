import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifySchema, RouteOptions } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { type ProblemAnswer, problemAnswers } from './answers.js';
import { PROBLEM_TYPE } from './problem.js';
import type { ProblemCode } from './problem-codes.js';

export const API = '/api/v1';

const WHO = {
  anyone: '无需登录。',
  uploader: '须登录。',
  reviewer: '须为审核人或管理员。',
  administrator: '须为管理员。',
} as const;

/** The OpenAPI description, made of the schemas that the routes are checked against. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '绩审 Jishen',
        version,
        description: '部门整体支出绩效自评报告的读取、核对与评分建议。出错时的回答见 Problem（RFC 9457）。',
      },
      components: {
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'jishen.session_token',
            description: '登录后由浏览器保存',
          },
          token: { type: 'http', scheme: 'bearer', description: '接口令牌，在页面上创建' },
        },
      },
      security: [{ session: [] }, { token: [] }],
    },
    transform: (document) => {
      const { schema, route } = document;
      const told = jsonSchemaTransform({ ...document, schema: schema && withCommon(schema, route) });
      return { ...told, schema: withUpload(told.schema) };
    },
    transformObject: jsonSchemaTransformObject,
  });
  app.get(`${API}/openapi.json`, { config: { access: 'anyone' }, schema: { hide: true } }, () =>
    app.swagger(),
  );
}

/** Uploads are streams that no schema checks, so only the description says what they are. */
function withUpload(schema: FastifySchema): FastifySchema {
  if (!schema.consumes?.includes('multipart/form-data') || schema.body) return schema;
  const items = { type: 'string', contentMediaType: 'application/octet-stream' };
  const files = { type: 'array', items, description: '文件，名称可带文件夹' };
  return { ...schema, body: { type: 'object', properties: { files }, required: ['files'] } };
}

/** What is true of every route need not be said in each. */
function withCommon(schema: FastifySchema, { config, method }: RouteOptions): FastifySchema {
  const access = config?.access ?? 'administrator';
  const common: ProblemCode[] = ['too-many-requests', 'internal'];
  if (schema.body || schema.querystring || schema.params) common.push('invalid-request');
  if (access !== 'anyone') common.push('not-signed-in');
  if (access === 'reviewer' || access === 'administrator') common.push('not-allowed');
  if (config?.inPerson) common.push('session-needed');
  if (method !== 'GET' && method !== 'HEAD') common.push('foreign-origin');
  const who = `${WHO[access]}${config?.inPerson ? '不能使用接口令牌。' : ''}`;
  return {
    ...schema,
    description: [schema.description, who].filter(Boolean).join('\n\n'),
    response: merge((schema.response ?? {}) as Responses, problemAnswers(common)),
    ...(access === 'anyone' ? { security: [] } : {}),
  };
}

type Responses = Readonly<Record<string, unknown>>;

function merge(own: Responses, common: Readonly<Record<string, ProblemAnswer>>): Responses {
  const merged: Record<string, unknown> = { ...own };
  for (const [status, answer] of Object.entries(common)) {
    const there = own[status];
    merged[status] = isProblem(there)
      ? { ...answer, description: `${there.description}\n\n${answer.description}` }
      : answer;
  }
  return merged;
}

function isProblem(answer: unknown): answer is ProblemAnswer {
  const { content } = (answer ?? {}) as Partial<ProblemAnswer>;
  return content?.[PROBLEM_TYPE] !== undefined;
}
