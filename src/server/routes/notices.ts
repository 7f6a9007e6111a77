import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { z } from 'zod';
import type { SubmissionFilter } from '../../adapters/db/service/list.js';
import { exportList } from '../../service/exports.js';
import { resolveFilter } from '../../service/list.js';
import type { Service } from '../../service/service.js';
import { answers, fileOf } from '../answers.js';
import { attachment } from '../attachment.js';
import { personOf } from '../guards.js';
import type { App } from '../make-app.js';
import { filterConditions, onlyThese } from './list-filter.js';
import { seenBatch, seenSubmission } from './seen.js';
import { byId, day } from './service-schemas.js';

const tags = ['结果'];
// What goes out to units is the bureau's to write.
const config = { access: 'reviewer' } as const;

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const ZIP = 'application/zip';

const line = z.string().trim().max(200).optional();
/** What a person says of a notice. */
const noticeFacts = {
  from: line.describe('落款单位；默认为设置里的'),
  number: line.describe('发文字号'),
  date: day.optional().describe('成文日期；默认为今天'),
  deadline: day.optional().describe('整改期限；不给则留空白供手填'),
};

const description =
  '疑点中认定不属实的不列；各单位之间的比对（雷同、离群等）不列，以免引出别的单位的材料。没有问题的单位没有通知。';

/** 整改通知: for one submission, or for all units of a batch. */
export function noticeRoutes(app: App, service: Service): void {
  const send = async (
    reply: { type(type: string): { header(name: string, value: unknown): unknown } },
    wish: { readonly filter: SubmissionFilter; readonly ids?: readonly string[]; readonly title: string },
    facts: z.infer<z.ZodObject<typeof noticeFacts>>,
  ) => {
    const { from, number, date, deadline } = facts;
    const made = await exportList(service, {
      format: 'notice',
      filter: wish.filter,
      ...(wish.ids ? { ids: wish.ids } : {}),
      roster: null,
      notice: {
        from: from || service.config.settings.notice.from,
        number: number ?? null,
        date: date ?? today(),
        deadline: deadline ?? null,
      },
    });
    const isZip = made.name.endsWith('.zip');
    const body = createReadStream(made.path);
    body.once('close', () => void made.dispose());
    reply
      .type(isZip ? ZIP : DOCX)
      .header('content-disposition', attachment(isZip ? `${wish.title}.zip` : made.name));
    return { body, size: (await stat(made.path)).size };
  };

  app.get(
    '/submissions/:id/notice',
    {
      config,
      schema: {
        tags,
        summary: '一份材料的整改通知（Word）',
        description,
        params: byId,
        querystring: z.object(noticeFacts),
        response: answers({ 200: fileOf('文件', DOCX) }, 'submission-not-found', 'export-empty'),
      },
    },
    async (request, reply) => {
      const row = await seenSubmission(service, personOf(request), request.params.id);
      const filter = { batch: row.batch, owner: null };
      const wish = { filter, ids: [row.id], title: '整改通知' };
      const { body, size } = await send(reply, wish, request.query);
      return reply.header('content-length', size).send(body as never);
    },
  );

  app.get(
    '/batches/:id/notices',
    {
      config,
      schema: {
        tags,
        summary: '各单位的整改通知（Word，几个时打成一个 ZIP）',
        description: `${description}一个单位的几份材料合在一个通知里。`,
        params: byId,
        querystring: filterConditions.extend({
          ...noticeFacts,
          ids: onlyThese,
        }),
        response: answers({ 200: fileOf('文件', DOCX, ZIP) }, 'batch-not-found', 'export-empty', 'no-roster'),
      },
    },
    async (request, reply) => {
      const batch = await seenBatch(service, personOf(request), request.params.id);
      const { ids, from, number, date, deadline, ...conditions } = request.query;
      const filter = await resolveFilter(service, { ...conditions, batch: batch.id }, null);
      const wish = { filter, ...(ids ? { ids } : {}), title: `${batch.name}-整改通知` };
      const { body, size } = await send(reply, wish, { from, number, date, deadline });
      return reply.header('content-length', size).send(body as never);
    },
  );
}

/** In China, wherever the server stands. */
const today = () => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
