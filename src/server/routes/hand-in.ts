import multipart from '@fastify/multipart';
import { z } from 'zod';
import { isClutter } from '../../intake/walk.js';
import type { Person } from '../../model/person.js';
import { groupUploads } from '../../service/group-uploads.js';
import { handIn } from '../../service/hand-in.js';
import { checkRoom } from '../../service/quota.js';
import { refuse } from '../../service/refusals.js';
import type { Service } from '../../service/service.js';
import { leaveUnused, takeUploads } from '../../service/take-uploads.js';
import { answers } from '../answers.js';
import { personOf } from '../guards.js';
import type { App } from '../make-app.js';
import { withParts } from '../upload-parts.js';
import { seenBatch } from './seen.js';
import { byId, day, groupingSchema, nameSchema, submissionSchema, yearSchema } from './service-schemas.js';
import { actorOf, showSubmission } from './shown.js';

const MB = 2 ** 20;

const answerSchema = z.object({
  submissions: z.array(
    z.object({
      submission: submissionSchema,
      isKnown: z.boolean().describe('完全相同的材料已在这个批次里，没有重复加入'),
    }),
  ),
  ignored: z.array(z.string()).describe('没有收下的文件：系统附带的文件、没有名称的文件、网页的图片和脚本'),
});

const query = z.object({
  grouping: groupingSchema.default('auto'),
  unit: nameSchema.optional().describe('预算单位名称，用于这次上传的全部材料'),
  year: z.coerce.number().pipe(yearSchema).optional(),
  submitted: day.optional(),
  published: day.optional(),
});

/** Uploads: bytes go to the disk as they come, then to the file store, and only then is there a submission. */
export async function handInRoutes(app: App, service: Service): Promise<void> {
  const { limits } = service.config.settings;
  await app.register(multipart, {
    limits: {
      fileSize: limits.fileMb * MB,
      files: limits.requestFiles,
      fields: 20,
      fieldSize: 100_000,
      headerPairs: 50,
      parts: limits.requestFiles + 20,
    },
    preservePath: true,
  });

  app.post(
    '/batches/:id/submissions',
    {
      config: { access: 'uploader' },
      bodyLimit: limits.requestMb * MB,
      schema: {
        tags: ['上报'],
        summary: '上报材料',
        description: [
          'multipart/form-data，每个文件一个部分，文件名可带文件夹（如 乙局/报告.docx）。ZIP 会展开；网页与它的附件（同名的 _files 文件夹里的、网页链接到的）为一份。',
          '中断后把同样的文件再传一次即可，不会重复。',
        ].join('\n\n'),
        consumes: ['multipart/form-data'],
        params: byId,
        querystring: query,
        response: answers(
          { 201: answerSchema },
          'batch-not-found',
          'upload-empty',
          'upload-too-large',
          'upload-too-many',
          'quota-exceeded',
          'storage-full',
          'queue-full',
          'not-allowed',
        ),
      },
    },
    async (request, reply) => {
      const person = personOf(request);
      const batch = await seenBatch(service, person, request.params.id);
      const owner = ownerFor(person, batch.unit);
      if (!request.isMultipart()) throw refuse('upload-empty');
      const expected = Number(request.headers['content-length'] ?? 0);
      if (expected > limits.requestMb * MB) throw refuse('upload-too-large');
      await checkRoom(service, owner, expected);
      const { grouping, unit, year, submitted, published } = request.query;
      const { files, ignored } = await withParts(request, (parts) =>
        takeUploads(service, parts, { isClutter, owner, mostBytes: limits.requestMb * MB }),
      );
      const groups = groupUploads(files, grouping);
      const parts = await leaveUnused(service, files, groups);
      if (groups.length === 0) throw refuse('upload-empty');
      const given = {
        ...(unit === undefined ? {} : { givenUnit: unit }),
        ...(year === undefined ? {} : { givenYear: year }),
        ...(submitted === undefined ? {} : { givenSubmitted: submitted }),
        ...(published === undefined ? {} : { givenPublished: published }),
      };
      const handedIn = await handIn(service, groups, { batch, owner, actor: actorOf(person), given });
      if (!handedIn) throw refuse('batch-not-found');
      const submissions = handedIn.map(({ row, isKnown }) => ({ submission: showSubmission(row), isKnown }));
      return reply.code(201).send({ submissions, ignored: [...ignored, ...parts] });
    },
  );
}

/** What an uploader hands in is the unit's; what the bureau hands in into a unit's batch is that unit's too. */
const ownerFor = (person: Person, batchUnit: string | null): string | null =>
  person.role === 'uploader' ? person.unit : batchUnit;
