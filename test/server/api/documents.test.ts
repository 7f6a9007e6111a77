import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DocumentModel } from '../../../src/model/document.js';
import type { Api } from '../../helpers/api.js';
import {
  handIn,
  newBatch,
  refusal,
  report,
  reviewed,
  reviewOf,
  type Shown,
  settled,
  startServer,
} from '../../helpers/server.js';

const fixture = (path: string) => readFileSync(new URL(`../../../fixtures/${path}`, import.meta.url));
interface Document {
  readonly id: string;
  readonly file: string;
  readonly size: number;
}
const documentOf = async (api: Api, { id }: Shown) =>
  (await api.get<Document[]>(`/submissions/${id}/documents`))[0]!;

describe.each(['embedded', 'servers'] as const)('documents on %s', (place) => {
  let api: Api;
  let row: Shown;
  let pdf: Document;
  const bytes = fixture('reports/pdf/fault-arithmetic/自评报告.pdf');
  beforeAll(async () => {
    ({ api } = await startServer({ place }));
    row = await reviewed(api, '自评报告.pdf', bytes);
    pdf = await documentOf(api, row);
  });
  const original = (document: Document, query = '') => api.ask(`/documents/${document.id}/original${query}`);

  it('come back as they were sent, and can do nothing in a browser', async () => {
    const answer = await original(pdf);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    const headers = Object.fromEntries(answer.headers);
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="____.pdf"; filename*=UTF-8''${encodeURIComponent('自评报告.pdf')}`,
      'x-content-type-options': 'nosniff',
    });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none';.*sandbox$/);
    expect(headers['cache-control']).toContain('private');
  });

  it('are shown in the window when they are PDF or pictures, and only then', async () => {
    const shownInline = async (document: Document) => {
      const { headers } = await original(document, '?inline=true');
      return [headers.get('content-type'), headers.get('content-disposition')!.split(';')[0]];
    };
    expect(await shownInline(pdf)).toEqual(['application/pdf', 'inline']);
    const html = '<script>alert(1)</script><p>2024年度云渡县甲局整体支出绩效自评报告</p>';
    const page = await reviewed(api, '网页.html', html);
    expect(await shownInline(await documentOf(api, page))).toEqual([
      'application/octet-stream',
      'attachment',
    ]);
  });

  it('give their text with the places of what findings quote', async () => {
    const model = await api.get<DocumentModel>(`/documents/${pdf.id}/text`);
    const { findings } = await reviewOf(api, row.id);
    let looked = 0;
    for (const { quote, location } of findings.flatMap(({ evidence }) => evidence)) {
      const { block, start, end, cell } = location;
      const found = model.blocks[block]!;
      if (start === null || end === null || cell !== null || !('text' in found)) continue;
      expect(found.text.slice(start, end)).toBe(quote);
      looked += 1;
    }
    expect(looked).toBeGreaterThan(3);
  });

  it('give pictures of their pages, in the width asked for', async () => {
    const model = await api.get<DocumentModel>(`/documents/${pdf.id}/text`);
    const pages = model.pages.length;
    const picture = async (page: number, width: number) => {
      const answer = await api.ask(`/documents/${pdf.id}/pages/${page}?width=${width}`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
      const png = Buffer.from(await answer.arrayBuffer());
      expect(Number(answer.headers.get('content-length'))).toBe(png.length);
      return png;
    };
    const first = await picture(1, 400);
    expect(await sharp(first).metadata()).toMatchObject({ format: 'png', width: 400 });
    expect((await picture(1, 400)).equals(first)).toBe(true);
    expect((await picture(pages, 400)).equals(first)).toBe(false);
    const beyond = api.get(`/documents/${pdf.id}/pages/${pages + 1}`);
    expect(await refusal(beyond)).toMatchObject({ status: 404, code: 'page-not-found' });
    expect(await refusal(api.get(`/documents/${pdf.id}/pages/0`))).toMatchObject({ status: 400 });
    expect(await refusal(api.get(`/documents/${pdf.id}/pages/1?width=5000`))).toMatchObject({ status: 400 });
  });

  it('have no pictures where there are no pages', async () => {
    const docx = await reviewed(api, '报告.docx', fixture('reports/docx/clean-town.docx'));
    const { id } = await documentOf(api, docx);
    expect(await refusal(api.get(`/documents/${id}/pages/1`))).toMatchObject({
      status: 422,
      code: 'not-paged',
    });
  });

  it('that could not be read say so, and are there all the same', async () => {
    const broken = await reviewed(api, '损坏.pdf', '%PDF-1.7 and no more');
    expect(broken.state).toBe('failed');
    const document = await documentOf(api, broken);
    expect(await (await original(document)).text()).toBe('%PDF-1.7 and no more');
    for (const path of ['text', 'pages/1'])
      expect(await refusal(api.get(`/documents/${document.id}/${path}`))).toMatchObject({
        status: 409,
        code: 'not-read',
        detail: expect.stringContaining('损坏.pdf'),
      });
    expect(await refusal(api.get('/documents/none/original'))).toMatchObject({ code: 'document-not-found' });
  });

  it('are gone with the last submission that holds them', async () => {
    const batch = await newBatch(api);
    const { submissions } = await handIn(api, batch, { '甲局.txt': report('云渡县甲局') });
    const gone = await settled(api, submissions[0]!.submission.id);
    const document = await documentOf(api, gone);
    await api.send('DELETE', `/submissions/${gone.id}`);
    for (const path of ['original', 'text'])
      expect(await refusal(api.get(`/documents/${document.id}/${path}`))).toMatchObject({
        status: 404,
        code: 'document-not-found',
      });
    expect(await refusal(api.get(`/submissions/${gone.id}`))).toMatchObject({ code: 'submission-not-found' });
  });
});

describe('a picture of a page', () => {
  it('is made once', async () => {
    const { api, server } = await startServer();
    const row = await reviewed(api, '自评报告.pdf', fixture('reports/pdf/clean-archive/自评报告.pdf'));
    const { id } = await documentOf(api, row);
    let made = 0;
    const { children } = server.service;
    const run = children.run.bind(children);
    Object.assign(children, {
      run: (...args: Parameters<typeof run>) => {
        made += args[0].kind === 'picture' ? 1 : 0;
        return run(...args);
      },
    });
    const ask = async () => (await api.ask(`/documents/${id}/pages/2?width=400`)).status;
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([200, 200, 200]);
    expect(await ask()).toBe(200);
    expect(made).toBe(1);
  });
});
