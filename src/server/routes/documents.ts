import { extname } from 'node:path';
import { z } from 'zod';
import { documentsOf } from '../../adapters/db/service/documents.js';
import { openHtml, openOriginal, openPagePicture, readModel } from '../../service/documents.js';
import { pageWidths } from '../../service/page-widths.js';
import type { Service } from '../../service/service.js';
import { answers, fileOf } from '../answers.js';
import { attachment } from '../attachment.js';
import { personOf } from '../guards.js';
import type { App } from '../make-app.js';
import { seenDocument, seenSubmission } from './seen.js';
import { byId, flag, idSchema, whole } from './service-schemas.js';

const tags = ['文件'];
const config = { access: 'uploader' } as const;

const documentSchema = z
  .object({
    id: z.string(),
    file: z.string().describe('在材料中的名称'),
    sha256: z.string(),
    size: z.int(),
  })
  .meta({ id: 'Document', description: '材料中的一个文件' });

/** What a browser may show in its own window; everything else is only ever saved. */
const SHOWN: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
};

/** Whatever the bytes are, in the browser they can run nothing and reach nothing. */
const INERT = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

export function documentRoutes(app: App, service: Service): void {
  app.get(
    '/submissions/:id/documents',
    {
      config,
      schema: {
        tags,
        summary: '材料中的文件',
        params: byId,
        response: answers({ 200: z.array(documentSchema) }, 'submission-not-found'),
      },
    },
    async (request) => {
      const row = await seenSubmission(service, personOf(request), request.params.id);
      const documents = await documentsOf(service.db, row.id);
      return documents.map(({ id, file, sha256, size }) => ({ id, file, sha256, size }));
    },
  );

  app.get(
    '/documents/:id/original',
    {
      config,
      schema: {
        tags,
        summary: '原件',
        params: byId,
        querystring: z.object({ inline: flag.default(false).describe('PDF 和图片在浏览器里显示，不保存') }),
        response: answers(
          { 200: fileOf('文件', 'application/octet-stream', ...new Set(Object.values(SHOWN))) },
          'document-not-found',
          'original-gone',
        ),
      },
    },
    async (request, reply) => {
      const { document } = await seenDocument(service, personOf(request), request.params.id);
      const { body, size } = await openOriginal(service, document);
      const type = request.query.inline ? SHOWN[extname(document.file).toLowerCase()] : undefined;
      const name = document.file.split('/').at(-1)!;
      return reply
        .type(type ?? 'application/octet-stream')
        .header('content-length', size)
        .header('content-disposition', attachment(name, type ? 'inline' : 'attachment'))
        .header('content-security-policy', INERT)
        .header('cache-control', 'private, max-age=3600')
        .send(body as never);
    },
  );

  app.get(
    '/documents/:id/text',
    {
      config,
      schema: {
        tags,
        summary: '读出的文字，逐块带位置',
        description: 'DocumentModel：blocks 里每块有文字、页码和位置，疑点的 location.block 是其中的序号。',
        params: byId,
        response: answers({ 200: z.unknown() }, 'document-not-found', 'not-read'),
      },
    },
    async (request, reply) => {
      const { document } = await seenDocument(service, personOf(request), request.params.id);
      const model = await readModel(service, document);
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(model) as never);
    },
  );

  app.get(
    '/documents/:id/html',
    {
      config,
      schema: {
        tags,
        summary: 'Word 文件和网页的版面（HTML 片段）',
        description: '只含段落、标题、表格、列表和内嵌图片，不含脚本、样式、链接。',
        params: byId,
        response: answers(
          { 200: fileOf('HTML 片段', 'text/html') },
          'document-not-found',
          'not-html',
          'not-read',
          'original-gone',
        ),
      },
    },
    async (request, reply) => {
      const { document } = await seenDocument(service, personOf(request), request.params.id);
      const { body, size } = await openHtml(service, document);
      return reply
        .type('text/html; charset=utf-8')
        .header('content-length', size)
        .header('content-security-policy', INERT)
        .header('cache-control', 'private, max-age=3600')
        .send(body as never);
    },
  );

  app.get(
    '/documents/:id/pages/:page',
    {
      config,
      schema: {
        tags,
        summary: '一页的图像（PNG）',
        params: z.object({ id: idSchema, page: whole(1, 20_000).describe('从 1 起') }),
        querystring: z.object({
          width: z.coerce
            .number()
            .pipe(z.literal([...pageWidths]))
            .default(1000)
            .describe('宽度（像素）'),
        }),
        response: answers(
          { 200: fileOf('图像', 'image/png') },
          'document-not-found',
          'page-not-found',
          'not-paged',
          'not-read',
          'original-gone',
        ),
      },
    },
    async (request, reply) => {
      const { document } = await seenDocument(service, personOf(request), request.params.id);
      const { page } = request.params;
      const { body, size } = await openPagePicture(service, document, { page, width: request.query.width });
      return reply
        .type('image/png')
        .header('content-length', size)
        .header('cache-control', 'private, max-age=86400')
        .send(body as never);
    },
  );
}
