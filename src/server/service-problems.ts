import type { ServiceRefusalCode } from '../service/refusals.js';

/** What cannot be done with submissions, for people: a status, a title, and a sentence in both languages. */
export const serviceProblems = {
  'batch-not-found': {
    status: 404,
    title: '批次不存在',
    zh: '没有这个批次，或您无权查看。',
    en: 'There is no such batch, or you may not see it.',
  },
  'submission-not-found': {
    status: 404,
    title: '材料不存在',
    zh: '没有这份材料，或您无权查看。',
    en: 'There is no such submission, or you may not see it.',
  },
  'document-not-found': {
    status: 404,
    title: '文件不存在',
    zh: '没有这个文件，或您无权查看。',
    en: 'There is no such document, or you may not see it.',
  },
  'original-gone': {
    status: 410,
    title: '原件已删除',
    zh: '原件已按保留期删除。',
    en: 'The original was removed after its time.',
  },
  'page-not-found': {
    status: 404,
    title: '没有这一页',
    zh: '文件没有这一页。',
    en: 'The document has no such page.',
  },
  'not-paged': {
    status: 422,
    title: '没有页面图像',
    zh: '这种格式没有页面图像，请查看文字或下载原件。',
    en: 'This format has no pictures of pages; see its text or the original.',
  },
  'not-html': {
    status: 422,
    title: '没有版面视图',
    zh: '这种格式没有版面视图，请查看页面图像或文字。',
    en: 'This format is not shown as HTML; see its pages or its text.',
  },
  'not-read': {
    status: 409,
    title: '尚未读取',
    zh: '这个文件还没有读取，或没能读取。',
    en: 'This document was not read (yet).',
  },
  'finding-not-found': {
    status: 404,
    title: '疑点不存在',
    zh: '审核结果里没有这个疑点。',
    en: 'The review has no such finding.',
  },
  'criterion-not-found': {
    status: 404,
    title: '评分项不存在',
    zh: '评分表里没有这一项。',
    en: 'The score sheet has no such criterion.',
  },
  'points-out-of-range': {
    status: 422,
    title: '分数超出范围',
    zh: '分数须在 0 和该项分值之间。',
    en: 'Points must lie between 0 and the points of the criterion.',
  },
  'reason-missing': {
    status: 422,
    title: '缺少理由',
    zh: '请写明理由。',
    en: 'Please give a reason.',
  },
  'no-review': {
    status: 409,
    title: '尚无审核结果',
    zh: '这份材料还没有审核结果。',
    en: 'This submission has no review yet.',
  },
  'review-changed': {
    status: 409,
    title: '审核结果已更新',
    zh: '审核结果在您查看之后有更新，请刷新后再操作。',
    en: 'The review changed since you looked at it; please reload.',
  },
  'criteria-open': {
    status: 409,
    title: '有评分项待定',
    zh: '还有评分项没有分数，不能签署。',
    en: 'Some criteria still need points.',
  },
  signed: {
    status: 409,
    title: '已签署',
    zh: '这份材料已签署，须先重新打开。',
    en: 'This submission is signed; it must be reopened first.',
  },
  'not-signed': {
    status: 409,
    title: '未签署',
    zh: '这份材料没有签署。',
    en: 'This submission is not signed.',
  },
  'not-open': {
    status: 409,
    title: '已经完成',
    zh: '这份材料已经处理完，无法取消。',
    en: 'This submission is settled and cannot be cancelled.',
  },
  'template-not-found': {
    status: 404,
    title: '没有自己的模板',
    zh: '没有上传过这种模板，用的是自带的。',
    en: 'No such template was uploaded; the built-in one is in use.',
  },
  'setup-not-found': {
    status: 404,
    title: '没有这份评分表或配置',
    zh: '没有这份评分表或配置。',
    en: 'There is no such score sheet or configuration.',
  },
  'upload-empty': {
    status: 422,
    title: '没有文件',
    zh: '没有收到可以审核的文件。',
    en: 'No file was received that could be reviewed.',
  },
  'upload-too-large': {
    status: 413,
    title: '文件过大',
    zh: '上传的文件超过了大小上限。',
    en: 'The upload is larger than allowed.',
  },
  'upload-too-many': {
    status: 413,
    title: '文件过多',
    zh: '一次上传的文件数超过了上限，请分几次上传。',
    en: 'Too many files in one upload; please send them in several.',
  },
  'quota-exceeded': {
    status: 507,
    title: '超过容量限额',
    zh: '材料总量将超过容量限额，请联系管理员。',
    en: 'This would exceed the storage quota.',
  },
  'storage-full': {
    status: 507,
    title: '磁盘空间不足',
    zh: '服务器磁盘空间不足，暂时不能接收。',
    en: 'The server is short of disk space.',
  },
  'queue-full': {
    status: 503,
    title: '排队已满',
    zh: '等待审核的材料过多，请稍后再上传。',
    en: 'Too many submissions are waiting; please try later.',
  },
  'export-empty': {
    status: 409,
    title: '没有可导出的结果',
    zh: '还没有可以导出的审核结果。',
    en: 'There is nothing to export yet.',
  },
  'list-changed': {
    status: 409,
    title: '清单已变化',
    zh: '清单刚刚有变化，份数与您看到的不同，没有执行。请看过以后再操作。',
    en: 'The list has changed since you saw it; nothing was done.',
  },
  'task-not-found': {
    status: 404,
    title: '没有这项操作',
    zh: '没有这项批量操作，可能早已结束。',
    en: 'There is no such bulk task; it may have ended long ago.',
  },
  'no-roster': {
    status: 404,
    title: '没有应交清单',
    zh: '这个批次没有应交清单。',
    en: 'This batch has no roster.',
  },
  'backup-running': {
    status: 409,
    title: '正在备份',
    zh: '正在备份，请等它完成。',
    en: 'A backup is being made already.',
  },
} as const satisfies Readonly<
  Record<ServiceRefusalCode, { status: number; title: string; zh: string; en: string }>
>;
