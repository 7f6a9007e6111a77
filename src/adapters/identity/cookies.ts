import type { Cookies, RequestHeaders } from '../../ports/identity.js';

/** What better-auth may see of a request: its cookies. Addresses and origins are the server's business. */
export function cookieHeaders(headers: RequestHeaders): Headers {
  const { cookie } = headers;
  return new Headers(typeof cookie === 'string' ? { cookie } : {});
}

export const hasSession = (headers: RequestHeaders): boolean =>
  typeof headers.cookie === 'string' && headers.cookie.includes('jishen.session_token=');

export const setCookiesOf = (headers: Headers): Cookies => headers.getSetCookie();

/** The cookies as the browser would send them back. */
export function sentBack(cookies: Cookies): RequestHeaders {
  return { cookie: cookies.map((cookie) => cookie.split(';', 1)[0]).join('; ') };
}

/** The secret of `Authorization: Bearer …`; null where there is none. */
export function bearerOf(headers: RequestHeaders): string | null {
  const { authorization } = headers;
  if (typeof authorization !== 'string') return null;
  return /^Bearer +(\S+)$/i.exec(authorization.trim())?.[1] ?? null;
}
