import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { BatchRow } from '../../adapters/db/service/batches.js';
import { keptStates } from '../../model/desk.js';
import type { Person } from '../../model/person.js';
import { rosterStates } from '../../model/roster.js';
import type { RosterEntry } from '../../model/setup.js';
import { UsageError } from '../../ports/errors.js';
import { actOn } from '../../service/bulk/act-on.js';
import { newId } from '../../service/names.js';
import { refuse } from '../../service/refusals.js';
import { setUpBatch } from '../../service/rework.js';
import { rosterOf } from '../../service/roster.js';
import type { Service } from '../../service/service.js';
import { answers, noContent } from '../answers.js';
import { personOf } from '../guards.js';
import type { App } from '../make-app.js';
import { saveFirst } from '../save-first.js';
import { withParts } from '../upload-parts.js';
import { seenBatch } from './seen.js';
import { byId, day, rosterEntrySchema } from './service-schemas.js';
import { actorOf } from './shown.js';

const tags = ['应交清单'];
const config = { access: 'reviewer' } as const;

const reportSchema = z.object({
  lines: z.array(
    z.object({
      unit: z.string(),
      due: day.nullable(),
      state: z
        .enum(rosterStates)
        .describe('on-time 按时，late 逾期，no-date 日期不明，unread 未能读取，absent 未报送'),
      submitted: z.string().nullable(),
      late: z.number().nullable().describe('逾期工作日'),
      sources: z.array(z.string()),
    }),
  ),
  strangers: z.array(z.object({ unit: z.string(), source: z.string() })).describe('不在清单上的单位'),
  nameless: z.array(z.string()).describe('看不出单位的材料'),
});

/** Who has to hand in. The due dates count for the points, so another list means another review. */
export function batchRosterRoutes(app: App, service: Service): void {
  app.get(
    '/batches/:id/roster',
    {
      config,
      schema: {
        tags,
        summary: '谁已报送、逾期、未报送',
        params: byId,
        response: answers({ 200: reportSchema }, 'batch-not-found', 'no-roster'),
      },
    },
    async (request) => {
      const report = await rosterOf(service, await seenBatch(service, personOf(request), request.params.id));
      if (!report) throw refuse('no-roster');
      return report as z.input<typeof reportSchema>;
    },
  );

  app.put(
    '/batches/:id/roster',
    {
      config,
      schema: {
        tags,
        summary: '设置应交清单',
        params: byId,
        body: z.object({ entries: z.array(rosterEntrySchema).min(1).max(20_000) }),
        response: answers({ 204: noContent }, 'batch-not-found'),
      },
      bodyLimit: 8 * 2 ** 20,
    },
    async (request, reply) => {
      const person = personOf(request);
      const batch = await seenBatch(service, person, request.params.id);
      await putRoster(service, batch, request.body.entries, person);
      return reply.code(204).send();
    },
  );

  app.post(
    '/batches/:id/roster',
    {
      config,
      schema: {
        tags,
        summary: '上传应交清单（CSV 或 XLSX）',
        description: '列名：单位、截止日期，或 unit、due。',
        consumes: ['multipart/form-data'],
        params: byId,
        response: answers(
          { 200: z.object({ units: z.int(), warnings: z.array(z.string()) }) },
          'batch-not-found',
          'upload-empty',
          'upload-too-large',
          'usage',
        ),
      },
    },
    async (request) => {
      const person = personOf(request);
      const batch = await seenBatch(service, person, request.params.id);
      if (!request.isMultipart()) throw refuse('upload-empty');
      const path = join(service.scratch, `roster-${newId()}`);
      try {
        const file = await withParts(request, (parts) => saveFirst(parts, path));
        // Nobody trusts a spreadsheet that was sent: a contained child opens it.
        const answer = await service.children.run({ kind: 'roster', path, file });
        if (!answer.ok) throw new UsageError(answer.problem);
        await putRoster(service, batch, answer.entries, person);
        return { units: answer.entries.length, warnings: [...answer.warnings] };
      } finally {
        await rm(path, { force: true });
      }
    },
  );

  app.delete(
    '/batches/:id/roster',
    {
      config,
      schema: {
        tags,
        summary: '去掉应交清单',
        params: byId,
        response: answers({ 204: noContent }, 'batch-not-found'),
      },
    },
    async (request, reply) => {
      const person = personOf(request);
      await putRoster(service, await seenBatch(service, person, request.params.id), null, person);
      return reply.code(204).send();
    },
  );
}

async function putRoster(
  service: Service,
  { id, rubric, config }: BatchRow,
  roster: readonly RosterEntry[] | null,
  person: Person,
): Promise<void> {
  const wish = { rubric, config };
  const actor = actorOf(person);
  await setUpBatch(service, id, { wish, roster, actor });
  const target = { kind: 'filter', filter: { owner: null, batch: id, state: keptStates } } as const;
  await actOn(service, target, { action: 'reaudit', wish }, { actor });
}
