import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { templateKinds } from '../../exports/template-kinds.js';
import { newId } from '../../service/names.js';
import { refuse } from '../../service/refusals.js';
import type { Service } from '../../service/service.js';
import { dropTemplate, keepTemplate, listTemplates, templateFile } from '../../service/templates.js';
import { answers, fileOf, noContent } from '../answers.js';
import { attachment } from '../attachment.js';
import { personOf } from '../guards.js';
import type { App } from '../make-app.js';
import { saveFirst } from '../save-first.js';
import { withParts } from '../upload-parts.js';
import { moment } from './service-schemas.js';
import { actorOf } from './shown.js';

const tags = ['规则与评分表'];
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const byKind = z.object({
  kind: z.enum(templateKinds).describe('notice 整改通知，score-sheet 评分表'),
});
const factsSchema = z.object({
  name: z.string(),
  size: z.int(),
  updated: moment,
  byName: z.string(),
});
const templateSchema = z
  .object({
    kind: z.enum(templateKinds),
    title: z.string(),
    own: factsSchema.nullable().describe('自己的模板；null 表示用自带的'),
  })
  .meta({ id: 'Template', description: 'Word 模板' });

/** The bureau's own Word forms: 整改通知 and 评分表. */
export function templateRoutes(app: App, service: Service): void {
  app.get(
    '/templates',
    {
      config: { access: 'reviewer' },
      schema: { tags, summary: 'Word 模板', response: answers({ 200: z.array(templateSchema) }) },
    },
    () => listTemplates(service),
  );

  app.get(
    '/templates/:kind',
    {
      config: { access: 'reviewer' },
      schema: {
        tags,
        summary: '下载现在用的模板，供修改',
        description: '标签见 docs/templates.md。',
        params: byKind,
        response: answers({ 200: fileOf('文件', DOCX) }),
      },
    },
    async (request, reply) => {
      const { kind } = request.params;
      const title = (await listTemplates(service)).find((one) => one.kind === kind)!.title;
      return reply
        .type(DOCX)
        .header('content-disposition', attachment(`${title}模板.docx`))
        .send(Buffer.from(await templateFile(service, kind)) as never);
    },
  );

  app.post(
    '/templates/:kind',
    {
      config: { access: 'administrator' },
      schema: {
        tags,
        summary: '上传自己的模板（.docx），立即使用',
        description: '写错的不保存，回答里说明哪个标签、在哪里。',
        consumes: ['multipart/form-data'],
        params: byKind,
        response: answers({ 200: factsSchema }, 'upload-empty', 'upload-too-large', 'usage'),
      },
    },
    async (request) => {
      if (!request.isMultipart()) throw refuse('upload-empty');
      const path = join(service.scratch, `template-${newId()}`);
      try {
        const name = await withParts(request, (parts) => saveFirst(parts, path));
        const actor = actorOf(personOf(request));
        return await keepTemplate(service, { kind: request.params.kind, name, path, actor });
      } finally {
        await rm(path, { force: true });
      }
    },
  );

  app.delete(
    '/templates/:kind',
    {
      config: { access: 'administrator' },
      schema: {
        tags,
        summary: '不用自己的模板，改回自带的',
        params: byKind,
        response: answers({ 204: noContent }, 'template-not-found'),
      },
    },
    async (request, reply) => {
      await dropTemplate(service, request.params.kind, actorOf(personOf(request)));
      return reply.code(204).send();
    },
  );
}
