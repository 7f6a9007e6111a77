import { z } from 'zod';
import { historyOf } from '../../adapters/db/service/history.js';
import { listSubmissions } from '../../adapters/db/service/list.js';
import { sortKeys } from '../../model/list.js';
import { finalSheet } from '../../rubric/final-sheet.js';
import { actOnOne } from '../../service/bulk/act-on.js';
import { deskState } from '../../service/desk.js';
import { lateDays, resolveFilter } from '../../service/list.js';
import { readReview, readReviewJson } from '../../service/read-review.js';
import { refuse } from '../../service/refusals.js';
import { correct } from '../../service/rework.js';
import type { Service } from '../../service/service.js';
import { asUnitSees, decisionsForUnit, historyForUnit } from '../../service/unit-view.js';
import { answers, noContent } from '../answers.js';
import { personOf } from '../guards.js';
import type { App } from '../make-app.js';
import { reviewSchema } from '../review-schema.js';
import { filterQuery } from './list-filter.js';
import { seenSubmission } from './seen.js';
import {
  adjustmentSchema,
  byId,
  day,
  decisionSchema,
  flag,
  historySchema,
  idSchema,
  nameSchema,
  sheetSchema,
  submissionSchema,
  whole,
  yearSchema,
} from './service-schemas.js';
import { actorOf, ownerOf, showHistory, showSubmission } from './shown.js';

const tags = ['材料'];

const detailSchema = z.object({
  submission: submissionSchema,
  decisions: z.array(decisionSchema),
  adjustments: z.array(adjustmentSchema),
  sheet: sheetSchema.nullable(),
  standards: z.record(z.string(), z.string()).describe('各评分项的评分标准，按编号'),
});

export function submissionRoutes(app: App, service: Service): void {
  app.get(
    '/submissions',
    {
      config: { access: 'uploader' },
      schema: {
        tags,
        summary: '材料清单',
        querystring: filterQuery.extend({
          sort: z.enum(sortKeys).default('created').describe('late 逾期天数，须指定有应交清单的批次'),
          order: z.enum(['asc', 'desc']).default('desc'),
          offset: whole(0, 10_000_000).default(0),
          most: whole(1, 500).default(50),
        }),
        response: answers(
          {
            200: z.object({ rows: z.array(submissionSchema), total: z.int().describe('符合条件的总数') }),
          },
          'batch-not-found',
          'no-roster',
          'usage',
        ),
      },
    },
    async (request) => {
      const { order, sort, offset, most, ...asked } = request.query;
      const owner = ownerOf(personOf(request));
      const filter = await resolveFilter(service, asked, owner);
      const late = sort === 'late' ? await lateDays(service, asked.batch, owner) : {};
      const options = { sort, late, offset, most, descending: order === 'desc' };
      const found = await listSubmissions(service.db, { ...filter, ...options });
      const rows = owner === null ? found.rows : found.rows.map(asUnitSees);
      return { rows: rows.map(showSubmission), total: found.total };
    },
  );

  app.get(
    '/submissions/:id',
    {
      config: { access: 'uploader' },
      schema: {
        tags,
        summary: '一份材料，连同人的决定和评分表',
        params: byId,
        response: answers({ 200: detailSchema }, 'submission-not-found'),
      },
    },
    async (request) => {
      const person = personOf(request);
      const row = await seenSubmission(service, person, request.params.id);
      const desk = await deskState(service.db, row.id);
      const { adjustments } = desk;
      const decisions = person.role === 'uploader' ? decisionsForUnit(desk.decisions) : desk.decisions;
      const review = await readReview(service, row);
      return {
        submission: showSubmission(row),
        decisions: [...decisions],
        adjustments: [...adjustments],
        sheet: review && mutable(finalSheet(review, decisions, adjustments)),
        standards: await standardsOf(service, row.setup),
      };
    },
  );

  app.get(
    '/submissions/:id/review',
    {
      config: { access: 'uploader' },
      schema: {
        tags,
        summary: '审核结果',
        description: '与 jishen audit 输出的 JSON 相同（jishen.review/1），含各单位之间比对的疑点。',
        params: byId,
        response: answers({ 200: reviewSchema }, 'submission-not-found', 'no-review'),
      },
    },
    async (request, reply) => {
      const row = await seenSubmission(service, personOf(request), request.params.id);
      const json = await readReviewJson(service, row);
      if (json === null) throw refuse('no-review');
      // As text: it was checked when it was made, and is large.
      return reply.type('application/json; charset=utf-8').send(json as never);
    },
  );

  app.get(
    '/submissions/:id/history',
    {
      config: { access: 'uploader' },
      schema: {
        tags,
        summary: '操作记录',
        params: byId,
        response: answers({ 200: z.array(historySchema) }, 'submission-not-found'),
      },
    },
    async (request) => {
      const person = personOf(request);
      const row = await seenSubmission(service, person, request.params.id);
      const rows = await historyOf(service.db, row.id);
      return (person.role === 'uploader' ? historyForUnit(rows) : rows).map(showHistory);
    },
  );

  app.patch(
    '/submissions/:id',
    {
      config: { access: 'reviewer' },
      schema: {
        tags,
        summary: '更正单位、年度、日期，或指定负责人',
        description: '更正后重新审核；只改负责人不重新审核。',
        params: byId,
        body: z.object({
          unit: nameSchema.nullable().optional(),
          year: yearSchema.nullable().optional(),
          submitted: day.nullable().optional(),
          published: day.nullable().optional(),
          assignee: idSchema.nullable().optional(),
        }),
        response: answers({ 200: submissionSchema }, 'submission-not-found', 'signed'),
      },
    },
    async (request) => {
      const person = personOf(request);
      const row = await seenSubmission(service, person, request.params.id);
      const { assignee, ...given } = request.body;
      const actor = actorOf(person);
      // What may be refused comes first: then nothing is done by halves.
      if (Object.keys(given).length > 0) await correct(service, row.id, given, actor);
      if (assignee !== undefined) await actOnOne(service, row.id, { action: 'assign', assignee }, actor);
      return showSubmission(await seenSubmission(service, person, row.id));
    },
  );

  app.delete(
    '/submissions/:id',
    {
      config: { access: 'uploader' },
      schema: {
        tags,
        summary: '删除材料',
        description: '上报人可以删除本单位尚未签署的材料；已签署的只有管理员可以删除，须加 signed=true。',
        params: byId,
        querystring: z.object({ signed: flag.default(false) }),
        response: answers({ 204: noContent }, 'submission-not-found', 'signed'),
      },
    },
    async (request, reply) => {
      const person = personOf(request);
      const row = await seenSubmission(service, person, request.params.id);
      const evenSigned = request.query.signed && person.role === 'administrator';
      await actOnOne(service, row.id, { action: 'delete', evenSigned }, actorOf(person));
      return reply.code(204).send();
    },
  );
}

/** 评分标准 as printed on the form, by criterion. */
async function standardsOf({ recent }: Service, key: string): Promise<Record<string, string>> {
  const setup = await recent.setups.find(key);
  if (!setup) return {};
  const { rubric } = setup.value;
  return Object.fromEntries(rubric.criteria.map(({ id, standard }) => [id, standard]));
}

/** Schemas give mutable types; what is shown is not changed either way. */
const mutable = (sheet: ReturnType<typeof finalSheet>) => sheet as unknown as z.input<typeof sheetSchema>;
