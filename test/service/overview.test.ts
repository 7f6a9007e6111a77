import { beforeAll, describe, expect, it } from 'vitest';
import { findIds, listSubmissions } from '../../src/adapters/db/service/list.js';
import { updateSubmission } from '../../src/adapters/db/service/submissions.js';
import { distribution } from '../../src/service/overview.js';
import {
  allSettled,
  compared,
  handInFiles,
  placeEnvironment,
  places,
  startService,
} from '../helpers/service.js';

const report = (unit: string, heading: string) =>
  `2024年度${unit}整体支出绩效自评报告\n\n一、单位基本情况\n\n${unit}核定编制6名。\n\n${heading}、支出情况\n\n基本支出87.56万元。\n`;

describe('the distribution of scores', () => {
  it('counts each score once, full marks in the last bar', () => {
    const bars = distribution([0, 9.5, 10, 99, 100, 104, -1]);
    expect(bars.map(({ count }) => count)).toEqual([3, 1, 0, 0, 0, 0, 0, 0, 0, 3]);
    expect(bars.at(0)).toEqual({ label: '0–10', from: 0, below: 10, count: 3 });
    expect(bars.at(-1)).toEqual({ label: '90–100', from: 90, below: null, count: 3 });
  });
});

describe.each(places.filter((place) => place !== 'servers'))('the list on %s', (place) => {
  let environment: NodeJS.ProcessEnv;
  beforeAll(async () => {
    environment = await placeEnvironment(place);
  });

  it('finds what has findings of a rule, and what scores lie between', async () => {
    const { service } = await startService(environment);
    const { db } = service;
    const { batch, ids } = await handInFiles(service, {
      '甲局.txt': report('云渡县甲局', '一'),
      '乙局.txt': report('云渡县乙局', '二'),
      '空白.docx': '',
    });
    await allSettled(service);
    // Handed in by name: 乙局, 甲局, 空白; the comparison writes counts of its own.
    await compared(service, batch.id);
    const [second, first] = ids;
    await updateSubmission(db, first!, { suggested: 70 });
    await updateSubmission(db, second!, { suggested: 80 });

    const found = (filter: object) => findIds(db, { owner: null, batch: batch.id, ...filter });
    expect(await found({ rule: 'section-number-duplicate' })).toEqual([first]);
    expect(await found({ rule: 'no-such-rule' })).toEqual([]);
    expect(await found({ scoreFrom: 70, scoreBelow: 80 })).toEqual([first]);
    expect(await found({ scoreFrom: 80 })).toEqual([second]);
    expect(await found({ scoreBelow: 70 })).toEqual([]);
    const list = await listSubmissions(db, {
      ...{ owner: null, batch: batch.id, rule: 'section-number-duplicate' },
      ...{ sort: 'created', descending: false, offset: 0, most: 10 },
    });
    expect([list.total, list.rows.map(({ id }) => id)]).toEqual([1, [first]]);
  });
});
