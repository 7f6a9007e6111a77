import { createHash, timingSafeEqual } from 'node:crypto';

/** What those who watch over a process ask it, whichever shell answers. */

const LONGEST_MS = 3000;

/** True when it succeeds before a watcher would lose patience. */
export async function inTime(step: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), LONGEST_MS);
  });
  const done = step.then(
    () => true,
    () => false,
  );
  const answer = await Promise.race([done, tooLate]);
  clearTimeout(timer);
  return answer;
}

/** True when the Authorization header holds the token, or none is asked for; the time it takes tells nothing of the token. */
export function mayReadMetrics(authorization: string | undefined, token: string | null): boolean {
  if (token === null) return true;
  return timingSafeEqual(hash(authorization ?? ''), hash(`Bearer ${token}`));
}

const hash = (text: string) => createHash('sha256').update(text).digest();
