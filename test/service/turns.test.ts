import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { handOut } from '../../src/adapters/db/service/submissions.js';
import { openStorage, type Storage } from '../../src/service/open-storage.js';
import type { Service } from '../../src/service/service.js';
import { loadServiceConfig } from '../../src/service/settings.js';
import { folderWith } from '../helpers/folders.js';
import { handInFiles, newBatch, placeEnvironment } from '../helpers/service.js';

let storage: Storage;
afterEach(() => storage.close());

/** What handing in needs; nothing hands out but the test. */
async function openQuiet(environment: NodeJS.ProcessEnv): Promise<Service> {
  const config = await loadServiceConfig(null, { data: folderWith() }, environment);
  storage = await openStorage(config);
  return { ...storage, config, dispatch: { soon: () => undefined } } as unknown as Service;
}

const files = (name: string, count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${name}${index + 1}.txt`, `${name}${index}`]),
  );

describe.each(['embedded', 'postgres'] as const)('who is next on %s', (place) => {
  let environment: NodeJS.ProcessEnv;
  beforeAll(async () => {
    environment = await placeEnvironment(place);
  });
  const sources = async (most: number) => (await handOut(storage.db, most)).map(({ source }) => source);

  it('gives a turn to each batch, however many one has', async () => {
    const service = await openQuiet(environment);
    const [many, few] = [
      await newBatch(service, { urgency: 'bulk' }),
      await newBatch(service, { urgency: 'bulk' }),
    ];
    await handInFiles(service, files('多', 10), { batch: many });
    await handInFiles(service, files('少', 2), { batch: few });
    const first = await sources(4);
    expect([...first].sort()).toEqual(['多1.txt', '多2.txt', '少1.txt', '少2.txt'].sort());
    const person = await newBatch(service, { urgency: 'person' });
    await handInFiles(service, files('急', 1), { batch: person });
    expect(await sources(2)).toEqual(['急1.txt', '多3.txt']);
    expect(await sources(100)).toHaveLength(7);
  });

  it('counts what is under way: who has least there comes first', async () => {
    const service = await openQuiet(environment);
    const [early, late] = [await newBatch(service), await newBatch(service)];
    await handInFiles(service, files('早', 6), { batch: early });
    expect(await sources(4)).toEqual(['早1.txt', '早2.txt', '早3.txt', '早4.txt']);
    await handInFiles(service, files('晚', 3), { batch: late });
    expect(await sources(3)).toEqual(['晚1.txt', '晚2.txt', '晚3.txt']);
  });

  it('hands nothing out twice when several servers ask at once', async () => {
    const service = await openQuiet(environment);
    await handInFiles(service, files('同', 40));
    const taken = (await Promise.all(Array.from({ length: 8 }, () => sources(10)))).flat();
    expect(new Set(taken).size).toBe(taken.length);
    while ((await sources(10)).length > 0);
  });
});
