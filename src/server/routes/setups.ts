import { z } from 'zod';
import { recordHistory } from '../../adapters/db/service/history.js';
import {
  deleteSetupFile,
  findSetupFile,
  listSetupFiles,
  putSetupFile,
  type SetupFileRow,
} from '../../adapters/db/service/setups.js';
import { ownTexts } from '../../adapters/setup/load-setup.js';
import { checkSetup, lintSetup } from '../../service/lint-setup.js';
import { refuse } from '../../service/refusals.js';
import type { Service } from '../../service/service.js';
import { answers, noContent } from '../answers.js';
import { personOf } from '../guards.js';
import type { App } from '../make-app.js';
import { byId, isoOf, moment, nameSchema } from './service-schemas.js';
import { actorOf } from './shown.js';

const tags = ['规则与评分表'];

export const kindSchema = z.enum(['rubric', 'config']).describe('rubric 评分表，config 本地区配置');
export const yamlSchema = z.string().min(1).max(500_000);
const idSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,59}$/, '编号由小写字母、数字和连字符组成')
  .describe('编号，如 yundu-2025');

const fileSchema = z
  .object({ id: z.string(), kind: kindSchema, name: z.string(), updated: moment })
  .meta({ id: 'SetupFile', description: '评分表或配置文件' });

const problemsSchema = z
  .array(
    z.object({
      level: z.enum(['error', 'warning']),
      criterion: z.string().nullable(),
      message: z.string(),
    }),
  )
  .describe('检查出的问题，没有则为空');

const shown = ({ id, kind, name, updated }: SetupFileRow) => ({ id, kind, name, updated: isoOf(updated) });

export function setupRoutes(app: App, service: Service): void {
  app.get(
    '/setups',
    {
      config: { access: 'reviewer' },
      schema: {
        tags,
        summary: '评分表和配置',
        response: answers({
          200: z.object({
            own: z.array(z.string()).describe('自带的配置'),
            files: z.array(fileSchema),
            defaults: z
              .object({
                rubric: z.string(),
                configs: z.record(z.string(), z.string()).describe('按编号'),
              })
              .describe('自带的评分表和配置的 YAML，供复制后修改'),
          }),
        }),
      },
    },
    async () => {
      const defaults = await ownTexts();
      const files = (await listSetupFiles(service.db)).map(shown);
      return { own: Object.keys(defaults.configs), files, defaults };
    },
  );

  app.get(
    '/setups/:id',
    {
      config: { access: 'reviewer' },
      schema: {
        tags,
        summary: '评分表或配置的内容',
        params: byId,
        response: answers({ 200: fileSchema.extend({ yaml: z.string() }) }, 'setup-not-found'),
      },
    },
    async (request) => {
      const file = await findSetupFile(service.db, request.params.id);
      if (!file) throw refuse('setup-not-found');
      return { ...shown(file), yaml: file.yaml };
    },
  );

  app.post(
    '/setups/lint',
    {
      config: { access: 'reviewer' },
      schema: {
        tags,
        summary: '检查评分表或配置，不保存',
        body: z.object({ kind: kindSchema, yaml: yamlSchema }),
        response: answers({ 200: z.object({ problems: problemsSchema }) }, 'usage'),
      },
    },
    async (request) => ({ problems: [...(await lintSetup({ ...request.body, name: '未保存' }))] }),
  );

  app.put(
    '/setups/:id',
    {
      config: { access: 'administrator' },
      schema: {
        tags,
        summary: '保存评分表或配置',
        description: '写错的不保存；已有的审核结果不受影响。',
        params: z.object({ id: idSchema }),
        body: z.object({ kind: kindSchema, name: nameSchema, yaml: yamlSchema }),
        response: answers({ 200: z.object({ file: fileSchema, problems: problemsSchema }) }, 'usage'),
      },
    },
    async (request) => {
      const { id } = request.params;
      const { kind, name, yaml } = request.body;
      const problems = await checkSetup({ kind, yaml, name });
      const file = await service.db.transaction(async (tx) => {
        const before = await findSetupFile(tx, id);
        const saved = await putSetupFile(tx, { id, kind, name, yaml });
        await recordHistory(tx, {
          actor: actorOf(personOf(request)),
          action: 'save-setup',
          subject: id,
          before: before && { name: before.name, yaml: before.yaml },
          after: { name, yaml },
        });
        return saved;
      });
      return { file: shown(file), problems: [...problems] };
    },
  );

  app.delete(
    '/setups/:id',
    {
      config: { access: 'administrator' },
      schema: {
        tags,
        summary: '删除评分表或配置',
        params: byId,
        response: answers({ 204: noContent }, 'setup-not-found'),
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      await service.db.transaction(async (tx) => {
        const before = await findSetupFile(tx, id);
        if (!before || !(await deleteSetupFile(tx, id))) throw refuse('setup-not-found');
        const actor = actorOf(personOf(request));
        await recordHistory(tx, {
          actor,
          action: 'delete-setup',
          subject: id,
          before: { yaml: before.yaml },
        });
      });
      return reply.code(204).send();
    },
  );
}
