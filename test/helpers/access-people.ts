import type { Role } from '../../src/model/person.js';
import type { Target } from './access-requests.js';
import type { Api } from './api.js';
import {
  handIn,
  newBatch,
  type PeopleOfServer,
  report,
  reviewOf,
  type Somebody,
  settled,
  startWithPeople,
} from './server.js';

/** Whose things are asked for: those of the first unit, of the second, of the bureau. */
export const owners = ['first', 'second', 'bureau'] as const;
export type Owner = (typeof owners)[number];

export interface AccessWorld {
  readonly people: PeopleOfServer;
  readonly nobody: Api;
  readonly uploader: Somebody;
  readonly other: Somebody;
  readonly reviewer: Somebody;
  readonly targets: Readonly<Record<Owner, Target>>;
  /** One more of the kind, for who ends it. */
  another(owner: Owner, kind: keyof Target): Promise<Target>;
  /** Somebody of the role who may be signed out. */
  double(role: Role): Promise<Somebody>;
}

/** Three roles, two units, and something of everybody's. */
export async function openAccessWorld(): Promise<AccessWorld> {
  const people = await startWithPeople();
  const { administrator } = people;
  const units = {
    first: await people.unit('云渡县甲局'),
    second: await people.unit('云渡县乙局'),
    bureau: null,
  };
  const uploader = await people.join('first-uploader', 'uploader', units.first);
  const other = await people.join('second-uploader', 'uploader', units.second);
  const reviewer = await people.join('reviewer', 'reviewer');
  await people.join('taken', 'reviewer');
  const of = { first: uploader, second: other, bureau: reviewer };
  const names = { first: '云渡县甲局', second: '云渡县乙局', bureau: '云渡县丙局' };
  let made = 0;
  const unique = (what: string) => `${what}-${++made}`;

  const papers = async (owner: Owner) => {
    const { api } = of[owner];
    const batch = await newBatch(api);
    const { submissions } = await handIn(api, batch, { '报告.txt': report(names[owner]) });
    const { id: submission } = await settled(api, submissions[0]!.submission.id);
    const { findings, rubric } = await reviewOf(api, submission);
    const [key, criterion] = [findings[0]!.key, rubric.criteria[0]!.id];
    await reviewer.api.send('PUT', `/batches/${batch}/roster`, { entries: [{ unit: names[owner] }] });
    await settled(api, submission);
    const [document] = await api.get<{ id: string }[]>(`/submissions/${submission}/documents`);
    return { batch, submission, document: document!.id, key, criterion };
  };
  const token = async (owner: Owner) =>
    (await of[owner].api.send<{ token: { id: string } }>('POST', '/tokens', { name: '对接' })).token.id;
  const setup = async () => {
    const id = unique('setup');
    await administrator.api.send('PUT', `/setups/${id}`, {
      kind: 'config',
      name: '本县',
      yaml: 'id: own\nname: 本县\n',
    });
    return id;
  };
  /** So many that the answer does not wait for them, though there are none. */
  const ids = Array.from({ length: 501 }, (_, index) => `none-${index}`);
  const task = async () =>
    (
      await reviewer.api.send<{ task: { id: string } }>('POST', '/submissions/actions', {
        action: 'retry',
        ids,
      })
    ).task.id;
  const target = async (owner: Owner): Promise<Target> => ({
    ...(await papers(owner)),
    unit: units[owner] ?? (await people.unit(unique('单位'))),
    user: of[owner].id,
    token: await token(owner),
    setup: await setup(),
    task: await task(),
  });
  const targets = {
    first: await target('first'),
    second: await target('second'),
    bureau: await target('bureau'),
  };
  return {
    people,
    nobody: people.as({ origin: people.server.url }),
    ...{ uploader, other, reviewer, targets },
    another: async (owner, kind) => {
      const fresh = {
        batch: () => papers(owner),
        submission: () => papers(owner),
        token: async () => ({ token: await token(owner) }),
        setup: async () => ({ setup: await setup() }),
        unit: async () => ({ unit: await people.unit(unique('单位')) }),
        user: async () => ({ user: (await people.join(unique('user'), 'uploader', units.first)).id }),
      };
      const make = fresh[kind as keyof typeof fresh];
      if (!make) throw new Error(`nobody ends a ${kind}`);
      return { ...targets[owner], ...(await make()) };
    },
    double: (role) => people.join(unique('double'), role, role === 'uploader' ? units.first : null),
  };
}
