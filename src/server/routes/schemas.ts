import { z } from 'zod';
import { roles } from '../../model/person.js';

export const roleSchema = z
  .enum(roles)
  .describe('uploader 上报人：只看本单位；reviewer 审核人：看全部并作决定；administrator 管理员');

export const idSchema = z.string().min(1).max(64);
export const byId = z.object({ id: idSchema });

export const nameSchema = z.string().trim().min(1).max(100);
export const usernameSchema = z.string().min(1).max(100);
/** How long a password must be is told by its own problem; here is only what fits. */
export const passwordSchema = z.string().min(1).max(512).describe('10 至 128 个字符，不能与用户名相同');

export const personSchema = z
  .object({
    id: z.string(),
    username: z.string(),
    name: z.string(),
    role: roleSchema,
    unit: z.string().nullable().describe('上报人所属单位的编号'),
    via: z.enum(['session', 'token', 'local']).describe('session 登录，token 接口令牌，local 单人模式'),
  })
  .meta({ id: 'Person', description: '当前用户' });

export const moment = z.iso.datetime();

export const isoOf = (date: Date): string => date.toISOString();
