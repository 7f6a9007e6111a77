import { z } from 'zod';
import { openBackups } from '../../service/backups.js';
import type { Service } from '../../service/service.js';
import { answers } from '../answers.js';
import { personOf } from '../guards.js';
import type { App } from '../make-app.js';
import { actorOf } from './shown.js';

const tags = ['运行'];
const config = { access: 'administrator' } as const;

const backupSchema = z.object({
  name: z.string().describe('数据文件夹的 backups 里的文件夹名，用 jishen restore 恢复'),
  state: z.enum(['running', 'done', 'failed']),
  started: z.string(),
  finished: z.string().nullable(),
  rows: z.int().nullable().describe('数据行数'),
  files: z.int().describe('文件数；正在备份时为已完成的'),
});

/** For the administrator: copies of everything, made while the service runs. */
export function backupRoutes(app: App, service: Service): void {
  const backups = openBackups(service);
  app.addHook('onClose', () => backups.stop());

  app.post(
    '/backups',
    {
      config,
      schema: {
        tags,
        summary: '开始备份',
        description: '备份在后台进行，一次一份，写在本机数据文件夹的 backups 里。服务照常运行。',
        response: answers({ 202: backupSchema }, 'backup-running', 'storage-full'),
      },
    },
    async (request, reply) => reply.code(202).send(await backups.start(actorOf(personOf(request)))),
  );

  app.get(
    '/backups',
    {
      config,
      schema: {
        tags,
        summary: '备份列表',
        description: '本机的备份，新的在前。',
        response: answers({ 200: z.array(backupSchema) }),
      },
    },
    async () => backups.list(),
  );
}
