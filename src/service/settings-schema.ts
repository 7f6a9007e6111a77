import { z } from 'zod';

const positive = z.number().int().min(1);
const none = z.number().int().min(0);

/**
 * The settings file of `jishen serve` and `jishen worker` (YAML). Every field may be left out. Secrets are not in it: they
 * come from the environment.
 */
export const settingsSchema = z.strictObject({
  host: z.string().min(1).default('127.0.0.1').describe('监听的地址；单人模式只能是本机'),
  port: z.number().int().min(0).max(65535).default(8080).describe('监听的端口；0 表示任选一个空闲端口'),
  data: z.string().min(1).default('jishen-data').describe('数据文件夹：内置数据库、原件、临时文件'),
  mode: z
    .enum(['single-user', 'accounts'])
    .default('single-user')
    .describe('single-user：不登录，只在本机使用；accounts：账号登录，分角色'),
  publicUrl: z
    .string()
    .nullable()
    .default(null)
    .describe('用户在浏览器里打开的地址，如 https://jishen.example.gov.cn'),
  trustProxy: z.boolean().default(false).describe('前面有反向代理时为 true，按 X-Forwarded-* 识别来访者'),
  workers: none
    .max(99)
    .nullable()
    .default(null)
    .describe('本进程同时读取的文件数；0 表示只由 jishen worker 读取；默认为处理器核数'),
  rubric: z.string().nullable().default(null).describe('默认评分表文件（YAML）'),
  config: z.string().nullable().default(null).describe('默认的本地区配置文件，或自带配置的编号'),
  files: z
    .strictObject({
      kind: z
        .enum(['files', 'database', 's3'])
        .nullable()
        .default(null)
        .describe(
          '原件放在哪里：files 文件夹，database 数据库，s3 对象存储；默认：内置数据库用文件夹，PostgreSQL 用数据库',
        ),
      folder: z
        .string()
        .nullable()
        .default(null)
        .describe('kind 为 files 时的文件夹，默认在数据文件夹内；多台机器须共享'),
      endpoint: z.string().nullable().default(null).describe('S3 地址，如 http://s3:9000'),
      bucket: z.string().nullable().default(null).describe('S3 存储桶'),
      region: z.string().default('us-east-1').describe('S3 区域'),
      prefix: z.string().default('').describe('S3 对象名前缀'),
    })
    .prefault({}),
  limits: z
    .strictObject({
      fileMb: positive.default(200).describe('一个上传文件的大小上限'),
      requestMb: positive.default(2048).describe('一次上传的总大小上限'),
      requestFiles: positive.default(5000).describe('一次上传的文件数上限'),
      perMinute: positive.default(600).describe('每人每分钟的请求数上限'),
      waiting: positive.default(100_000).describe('排队份数达到此数时暂不接收新材料'),
    })
    .prefault({}),
  quota: z
    .strictObject({
      unitMb: positive.nullable().default(null).describe('一个单位的材料总量上限，默认不限'),
      totalMb: positive.nullable().default(null).describe('全部材料总量上限，默认不限'),
      freeMb: none.default(500).describe('磁盘剩余空间少于此数时不再接收'),
    })
    .prefault({}),
  queue: z
    .strictObject({
      window: positive
        .nullable()
        .default(null)
        .describe('同时交给队列的份数；其余在数据库里等，不占 Redis 内存'),
      drainSeconds: none
        .default(60)
        .describe('停止服务时等手上的任务多少秒；没做完的由别的进程或下次启动重做'),
      sweepSeconds: positive.default(60).describe('多少秒检查一次有无丢失的任务'),
      allowEviction: z
        .boolean()
        .default(false)
        .describe('Redis 的 maxmemory-policy 不是 noeviction 时也启动，内存不足时任务会丢失、重做'),
    })
    .prefault({}),
  retention: z
    .strictObject({
      originalsDays: positive.nullable().default(null).describe('审核完多少天后删除原件，默认不删'),
      eventsDays: positive.default(30).describe('进度记录保留的天数'),
    })
    .prefault({}),
  notice: z
    .strictObject({
      from: z.string().nullable().default(null).describe('整改通知的落款单位，如 云渡县财政局；导出时可另填'),
    })
    .prefault({}),
  session: z.strictObject({ hours: positive.default(12).describe('登录的有效时间') }).prefault({}),
  oidc: z
    .strictObject({
      issuer: z.string().min(1).describe('统一身份认证的地址，其下有 /.well-known/openid-configuration'),
      clientId: z.string().min(1).describe('本系统在统一身份认证中的编号'),
      name: z.string().default('统一身份认证').describe('登录按钮上的名称'),
      roleClaim: z.string().nullable().default(null).describe('从哪个字段取角色'),
      roles: z
        .record(z.string(), z.enum(['uploader', 'reviewer', 'administrator']))
        .default({})
        .describe('该字段的值对应的角色'),
      unitClaim: z.string().nullable().default(null).describe('从哪个字段取上报人的单位名称'),
      allowedDomains: z.array(z.string()).nullable().default(null).describe('允许的邮箱域名，默认不限'),
    })
    .nullable()
    .default(null)
    .describe('统一身份认证（OIDC），默认不用'),
  stopDelaySeconds: none
    .default(0)
    .describe('停止时先让 /readyz 报 503 多少秒，等前面的代理把来访者送往别处，再停止接收'),
  metrics: z
    .strictObject({
      host: z.string().min(1).default('127.0.0.1').describe('jishen worker 的运行状况在哪个地址上查看'),
      port: z
        .number()
        .int()
        .min(0)
        .max(65535)
        .nullable()
        .default(null)
        .describe(
          'jishen worker 的运行状况端口（/healthz、/readyz、/metrics），默认不开；serve 的就在它自己的端口上',
        ),
    })
    .prefault({}),
  log: z.enum(['debug', 'info', 'warn', 'error']).default('info').describe('日志级别'),
});

export type ServiceSettings = z.infer<typeof settingsSchema>;
