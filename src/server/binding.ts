import { UsageError } from '../ports/errors.js';
import { isLoopback } from './origin.js';

export interface Binding {
  readonly host: string;
  readonly mode: 'accounts' | 'single-user';
  readonly publicUrl?: string | null;
  readonly usesOidc?: boolean;
}

/**
 * Refuses to listen where it would not be safe. Without sign-in nobody else may reach the machine's port; and a sign-in at
 * the bureau's provider, which comes back over the network, needs an address that cannot be listened to.
 */
export function checkBinding({ host, mode, publicUrl = null, usesOidc = false }: Binding): void {
  if (mode === 'single-user' && !isLoopback(host))
    throw new UsageError(
      `单人模式不用登录，只能监听本机地址（127.0.0.1），不能监听“${host}”。要让别人访问，请把 mode 设为 accounts。`,
    );
  if (publicUrl !== null && !isWebAddress(publicUrl))
    throw new UsageError(`publicUrl“${publicUrl}”不是网址，应如 https://jishen.example.gov.cn。`);
  if (mode === 'single-user' || !usesOidc) return;
  if (publicUrl === null)
    throw new UsageError('使用统一身份认证时，要在 publicUrl 里写出用户打开本系统的网址。');
  const { protocol, host: reached } = new URL(publicUrl);
  if (protocol !== 'https:' && !isLoopback(reached))
    throw new UsageError('使用统一身份认证时，publicUrl 须以 https:// 开头。');
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}
