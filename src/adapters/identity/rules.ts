import { refuse } from '../../ports/identity.js';

export const PASSWORD = { least: 10, most: 128 } as const;

/** One spelling per name: ＡＢ and ab are the same person. */
export const normaliseUsername = (given: string): string => given.normalize('NFKC').trim().toLowerCase();

/** Letters of any script, digits, and what addresses are written with; 2 to 40 characters. */
export const isUsername = (normalised: string): boolean =>
  /^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,39}$/u.test(normalised);

export function checkUsername(given: string): string {
  const username = normaliseUsername(given);
  if (!isUsername(username)) throw refuse('username-invalid');
  return username;
}

/** Length is what counts; what everybody tries first is out. */
export function checkPassword(password: string, username: string): void {
  const isLongEnough = password.length >= PASSWORD.least && password.length <= PASSWORD.most;
  const isOneCharacter = new Set(password).size < 3;
  const isName = normaliseUsername(password) === normaliseUsername(username);
  if (!isLongEnough || isOneCharacter || isName) throw refuse('password-weak');
}
