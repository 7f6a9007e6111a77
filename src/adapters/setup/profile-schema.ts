/** The form of rubrics/profiles/*.yaml and of a bureau's own configuration file. */
import { z } from 'zod';
import { isoDate, partId, role } from './rubric-schema.js';

const names = z.array(z.string().min(1));
const aspect = z.enum(['budget-and-performance', 'duty', 'allocation', 'assets', 'finance', 'procurement']);

/** A material or part of the profile that this one extends is named by its role or id; what is left out stays. */
const material = z.strictObject({
  role,
  name: z.string().min(1).optional().describe('材料名称'),
  required: z.boolean().optional().describe('必须提交'),
  titles: names.optional().describe('各种叫法，加在原有的叫法之后'),
  onlyTitles: names.optional().describe('各种叫法，代替原有的叫法'),
});

const part = z.strictObject({
  id: partId,
  name: z.string().min(1).optional().describe('部分名称'),
  required: z.boolean().optional().describe('正文必须有这一部分'),
  substance: z.boolean().optional().describe('必须写出实质内容，不能只写“无”'),
  titles: names.optional().describe('各种叫法，加在原有的叫法之后'),
  onlyTitles: names.optional().describe('各种叫法，代替原有的叫法'),
});

const ruleSetting = z.strictObject({
  enabled: z.boolean().optional().describe('false 停用这条规则'),
  severity: z.enum(['error', 'warning', 'info']).optional().describe('等级：错误、警告、提示'),
  thresholds: z.record(z.string(), z.number()).optional().describe('阈值，名称见 jishen rules 规则编号'),
});

const most = (value: number, meaning: string) =>
  z.number().positive().max(value).optional().describe(meaning);

/** The upper ends are what a machine of 64 GB could bear, not what is wise. */
const limits = z.strictObject({
  fileMb: most(2000, '单个文件最大 MB'),
  partMb: most(4000, '压缩格式（docx、xlsx、ofd 等）里单个部件展开后最大 MB'),
  inflatedMb: most(16_000, '展开后合计最大 MB'),
  ratio: most(10_000, '展开后与压缩前大小之比的上限'),
  entries: most(1_000_000, '压缩包内文件数上限'),
  depth: most(1000, '嵌套层数上限'),
  pages: most(20_000, '最多读取的页数'),
  megapixels: most(500, '单页图片最大像素（百万）'),
  characters: most(100_000_000, '一个文件最多多少字'),
  idleSeconds: most(3600, '没有进展多久就停止，秒'),
  totalSeconds: most(86_400, '读取一个文件最长用时，秒'),
  pageSeconds: most(3600, '每识别一页另加的用时，秒'),
  memoryMb: most(65_536, '读取一个文件最多占用的内存 MB'),
});

export const profileSchema = z.strictObject({
  id: z.string().min(1).describe('配置的编号'),
  name: z.string().min(1).describe('配置的名称，如某某县财政局'),
  extends: z.string().min(1).optional().describe('以哪份配置为基础：county、sichuan，或另一份文件的路径'),
  rubric: z.string().min(1).optional().describe('评分表文件，相对于本文件'),
  deadlines: z
    .strictObject({
      submitted: isoDate.nullable().optional().describe('报送截止日期'),
      published: isoDate.nullable().optional().describe('公开截止日期'),
    })
    .optional(),
  materials: z.array(material).optional().describe('报送材料'),
  parts: z.array(part).optional().describe('报告正文的各部分'),
  rules: z.record(z.string(), ruleSetting).optional().describe('检查规则，按规则编号'),
  limits: limits.optional().describe('读取文件时的各项上限'),
  words: z
    .strictObject({
      explanations: names.optional().describe('说明预决算差异原因的词语'),
      aspects: z.partialRecord(aspect, names).optional().describe('六个方面的用语'),
      dictionary: names.optional().describe('分词时不拆开的专有名词'),
    })
    .optional(),
});

export type ProfileFile = z.infer<typeof profileSchema>;
