/** Who uses the service. Every role may do what the ones before it may. */
export const roles = ['uploader', 'reviewer', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** Whoever a request comes from. */
export interface Person {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  /** The unit whose hand-ins an uploader sees. An uploader without one sees nothing; other roles have none. */
  readonly unit: string | null;
  /** `local`: single-user mode, where whoever sits at the machine is the administrator. */
  readonly via: 'session' | 'token' | 'local';
}

/** Whether a role is enough where another is asked for. */
export const isAtLeast = (role: Role, asked: Role): boolean => roles.indexOf(role) >= roles.indexOf(asked);

/** The one that may do less. */
export const lowerRole = (one: Role, other: Role): Role => (isAtLeast(one, other) ? other : one);

/** Uploaders see what is their own unit's; what belongs to no unit is the bureau's. */
export function maySee(person: Person, owned: { readonly unit: string | null }): boolean {
  if (person.role !== 'uploader') return true;
  return person.unit !== null && person.unit === owned.unit;
}
