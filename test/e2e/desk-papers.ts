import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Review } from '../../src/model/review.js';
import { apiOf } from '../helpers/api.js';
import { folderWith } from '../helpers/folders.js';
import { until } from '../helpers/processes.js';
import { scannedReport } from '../helpers/scanned-report.js';
import { ROOT, type Stage } from './stage.js';

/** The page of the printed report that the two 九、 are on. */
export const PAGE = 4;
const COVER = 1;

/** The same report in three kinds of file: each has the number 九、 twice. Ids of submissions by the kind. */
export interface DeskPapers {
  readonly docx: string;
  readonly pdf: string;
  readonly scan: string;
}

export async function handInPapers(stage: Stage): Promise<DeskPapers> {
  const fixture = (kind: string) =>
    join(ROOT, 'fixtures/reports', kind, 'fault-numbering', `自评报告.${kind}`);
  const folder = folderWith({
    '扫描.pdf': await scannedReport(readFileSync(fixture('pdf')), [COVER, PAGE]),
  });
  const api = apiOf(() => stage.server.url);
  const { id } = await api.send<{ id: string }>('POST', '/batches', { name: '核对台' });
  const files = {
    'docx/自评报告.docx': fixture('docx'),
    'pdf/自评报告.pdf': fixture('pdf'),
    'scan/扫描.pdf': join(folder, '扫描.pdf'),
  };
  await api.upload(`/batches/${id}/submissions`, files);
  type Rows = { rows: readonly { id: string; source: string; state: string }[] };
  const list = () => api.get<Rows>(`/submissions?batch=${id}`);
  await until(async () => (await list()).rows.every(({ state }) => state === 'reviewed'));
  const { rows } = await list();
  const idOf = (source: string) => rows.find((row) => row.source === source)!.id;
  return { docx: idOf('docx'), pdf: idOf('pdf'), scan: idOf('scan') };
}

export const reviewOf = (stage: Stage, id: string): Promise<Review> =>
  apiOf(() => stage.server.url).get(`/submissions/${id}/review`);
