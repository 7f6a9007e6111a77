import type { IdentityRefusalCode } from '../ports/identity.js';
import { serviceProblems } from './service-problems.js';

/** What can go wrong, as people and programs read it: a status, a title, and a sentence in both languages. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  readonly zh: string;
  readonly en: string;
}

const general = {
  'invalid-request': {
    status: 400,
    title: '请求有误',
    zh: '请求的内容不符合要求，请看各项说明。',
    en: 'The request does not have the expected form; see the errors.',
  },
  'malformed-request': {
    status: 400,
    title: '请求有误',
    zh: '请求的内容无法解析。',
    en: 'The request could not be parsed.',
  },
  usage: {
    status: 400,
    title: '无法照办',
    zh: '无法照办。',
    en: 'This cannot be done; the Chinese text says why.',
  },
  'not-signed-in': {
    status: 401,
    title: '未登录',
    zh: '请先登录。',
    en: 'Please sign in first.',
  },
  'not-allowed': {
    status: 403,
    title: '没有权限',
    zh: '您的角色不能进行这项操作。',
    en: 'Your role does not permit this.',
  },
  'session-needed': {
    status: 403,
    title: '需要登录',
    zh: '这项操作须在页面上登录后进行，不能使用接口令牌。',
    en: 'This needs a sign-in in person; an API token is not enough.',
  },
  'foreign-origin': {
    status: 403,
    title: '来源不符',
    zh: '请求来自其他网站的页面，已拒绝。',
    en: 'The request came from a page of another site and was refused.',
  },
  'foreign-host': {
    status: 403,
    title: '地址不符',
    zh: '单人模式只能通过本机地址（localhost 或 127.0.0.1）访问。',
    en: 'In single-user mode only local host names are answered.',
  },
  'not-found': {
    status: 404,
    title: '未找到',
    zh: '没有找到，或您无权查看。',
    en: 'It does not exist, or you may not see it.',
  },
  'too-large': {
    status: 413,
    title: '内容过大',
    zh: '上传的内容超过了大小限制。',
    en: 'What was sent is larger than allowed.',
  },
  'unsupported-type': {
    status: 415,
    title: '格式不支持',
    zh: '不支持这种内容格式（Content-Type）。',
    en: 'This Content-Type is not supported.',
  },
  'too-many-requests': {
    status: 429,
    title: '请求过多',
    zh: '请求过于频繁，请稍后再试。',
    en: 'Too many requests; please try again later.',
  },
  internal: {
    status: 500,
    title: '系统错误',
    zh: '系统出错，未能完成。请把编号告诉管理员。',
    en: 'Something failed on our side. Please give the request number to the administrator.',
  },
} as const satisfies Readonly<Record<string, ProblemKind>>;

const identity: Readonly<Record<IdentityRefusalCode, ProblemKind>> = {
  'sign-in-failed': {
    status: 401,
    title: '登录失败',
    zh: '用户名或密码不正确，或账号已停用。',
    en: 'The user name or password is wrong, or the account is disabled.',
  },
  'too-many-attempts': {
    status: 429,
    title: '尝试过多',
    zh: '登录失败次数过多，请稍后再试。',
    en: 'Too many failed sign-ins; please wait.',
  },
  'password-wrong': {
    status: 403,
    title: '密码不正确',
    zh: '当前密码不正确。',
    en: 'The current password is wrong.',
  },
  'password-weak': {
    status: 422,
    title: '密码太简单',
    zh: '密码须为 10 至 128 个字符，不能与用户名相同，也不能只由一两个字符重复而成。',
    en: 'A password has 10 to 128 characters, is not the user name and does not repeat one or two characters.',
  },
  'password-missing': {
    status: 409,
    title: '没有密码',
    zh: '这个账号由统一身份认证登录，没有密码可改。',
    en: 'This account signs in through the provider and has no password.',
  },
  'username-taken': {
    status: 409,
    title: '用户名已被使用',
    zh: '这个用户名已被使用。',
    en: 'This user name is taken.',
  },
  'username-invalid': {
    status: 422,
    title: '用户名不合要求',
    zh: '用户名须为 2 至 40 个文字、字母或数字，可含 . _ @ -，并以文字、字母或数字开头。',
    en: 'A user name has 2 to 40 letters or digits, may contain . _ @ - and begins with a letter or digit.',
  },
  'user-not-found': {
    status: 404,
    title: '用户不存在',
    zh: '没有这个用户。',
    en: 'There is no such user.',
  },
  'last-administrator': {
    status: 409,
    title: '须保留管理员',
    zh: '这是最后一位可用的管理员，不能停用、删除或改为其他角色。',
    en: 'This is the last active administrator, who cannot be disabled, deleted or given another role.',
  },
  'unit-not-found': {
    status: 404,
    title: '单位不存在',
    zh: '没有这个单位。',
    en: 'There is no such unit.',
  },
  'unit-name-taken': {
    status: 409,
    title: '单位名称重复',
    zh: '已有同名的单位。',
    en: 'There is a unit of this name already.',
  },
  'unit-in-use': {
    status: 409,
    title: '单位正在使用',
    zh: '还有用户或材料属于这个单位，不能删除。',
    en: 'People or submissions still belong to this unit.',
  },
  'token-not-found': {
    status: 404,
    title: '令牌不存在',
    zh: '没有这个接口令牌。',
    en: 'There is no such API token.',
  },
  'token-role-too-high': {
    status: 403,
    title: '令牌权限过高',
    zh: '接口令牌的角色不能高于本人的角色。',
    en: 'A token may not have a higher role than its owner.',
  },
  'token-expiry-past': {
    status: 422,
    title: '到期时间有误',
    zh: '到期时间须晚于现在。',
    en: 'The time of expiry must lie in the future.',
  },
  'setup-done': {
    status: 409,
    title: '已经初始化',
    zh: '首位管理员已经创建，请直接登录。',
    en: 'The first administrator exists already; please sign in.',
  },
  'setup-token-wrong': {
    status: 403,
    title: '初始化令牌不正确',
    zh: '初始化令牌不正确，请使用启动服务时显示的令牌。',
    en: 'The setup token is wrong; use the one printed when the server started.',
  },
  'oidc-unavailable': {
    status: 503,
    title: '统一身份认证不可用',
    zh: '暂时连接不上统一身份认证，请稍后再试，或用本系统的用户名和密码登录。',
    en: 'The sign-in provider cannot be reached; try later or use a password of this service.',
  },
  'single-user': {
    status: 409,
    title: '单人模式',
    zh: '单人模式没有账号，无需登录。',
    en: 'There are no accounts in single-user mode.',
  },
};

export const problemKinds = { ...general, ...identity, ...serviceProblems };

export type ProblemCode = keyof typeof problemKinds;

export const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problemKinds, code);
