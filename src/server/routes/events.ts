import { z } from 'zod';
import { newestEvent } from '../../adapters/db/service/events.js';
import { followEvents } from '../../service/event-stream.js';
import { followProgress } from '../../service/progress.js';
import type { Service } from '../../service/service.js';
import { answers, fileOf } from '../answers.js';
import { personOf } from '../guards.js';
import type { App } from '../make-app.js';
import { merge } from '../merge.js';
import { lastEventId, type ServerEvent } from '../sse.js';
import { seenBatch } from './seen.js';
import { idSchema, isoOf, whole } from './service-schemas.js';
import { ownerOf } from './shown.js';

/** Progress as it happens. Numbered events are kept and told again from `Last-Event-ID` on, whichever server answers. */
export function eventRoutes(app: App, service: Service): void {
  app.get(
    '/events',
    {
      config: { access: 'uploader' },
      schema: {
        tags: ['进度'],
        summary: '进度（Server-Sent Events）',
        description: [
          '事件 submission-waiting、-queued、-reading、-reviewed、-failed、-cancelled、-deleted、-decided、-signed、-reopened、-assigned 和 batch-created、-compared、-deleted，task-progress（对很多份材料的操作做到哪里）',
          '带编号，断线后从 Last-Event-ID 继续；document-progress 是识别到第几页，不带编号，也不保留。',
        ].join('\n\n'),
        querystring: z.object({
          batch: idSchema.optional(),
          after: whole(0, Number.MAX_SAFE_INTEGER).optional().describe('从此编号之后讲起；默认只讲新的'),
        }),
        response: answers({ 200: fileOf('事件', 'text/event-stream') }, 'batch-not-found'),
      },
    },
    async (request, reply) => {
      const person = personOf(request);
      const { batch, after } = request.query;
      if (batch !== undefined) await seenBatch(service, person, batch);
      const seen = lastEventId(request);
      const start =
        seen !== null && /^\d{1,15}$/.test(seen) ? Number(seen) : (after ?? (await newestEvent(service.db)));
      const filter = { batch, owner: ownerOf(person) };
      await app.sendEvents(request, reply, (signal) =>
        merge<ServerEvent>(
          [stored(service, start, filter, signal), followProgress(service, filter, signal)],
          signal,
        ),
      );
    },
  );
}

async function* stored(
  service: Service,
  after: number,
  filter: { batch: string | undefined; owner: string | null },
  signal: AbortSignal,
): AsyncGenerator<ServerEvent> {
  for await (const { id, at, kind, batch, submission, data } of followEvents(service, {
    after,
    filter,
    signal,
  })) {
    yield { id: String(id), event: kind, data: { ...data, at: isoOf(at), batch, submission } };
  }
}
