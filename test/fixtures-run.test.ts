/** All fixtures as one run: what only shows beside others is found, and units that wrote their own words are left alone. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { reviewRun } from '../scripts/submissions.js';
import { RUN_RULES } from '../src/compare.js';
import type { Review } from '../src/model/review.js';

const FOLDER = fileURLToPath(new URL('../fixtures/reports/txt', import.meta.url));
const COPY = 'near-duplicate-text';
const TWICE = 'duplicate-file';
const PRIOR = 'prior-year-conflict';

/** By case, rules with the number of their findings. Whatever is not named says nothing. */
const EXPECTED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  // Another school with the words of 望溪县第三中学; the variants of that school see it too.
  'run-copied-unit': { [COPY]: 3 },
  'clean-school': { [COPY]: 3, [TWICE]: 1 },
  'fault-funding': { [COPY]: 2, [TWICE]: 1 },
  'fault-planned': { [COPY]: 2 },
  'fault-no-measures': { [COPY]: 2, [TWICE]: 1 },
  // 云岭市市场监督管理局 a year earlier, with the words of this year and other finals than 上年决算 says.
  'run-last-year': { [COPY]: 3 },
  'clean-market': { [COPY]: 3, [PRIOR]: 3 },
  'fault-copied': { [COPY]: 3, [PRIOR]: 3 },
  'fault-figures': { [COPY]: 3, [PRIOR]: 3 },
  'habit-half-width': { [COPY]: 3, [PRIOR]: 3 },
  // The report of 2024 whose title says 2023, beside the right one.
  'clean-water': { [COPY]: 3, [TWICE]: 3 },
  'fault-year': { [COPY]: 3, [TWICE]: 3 },
  'habit-yuan': { [COPY]: 3 },
  'fault-stock': { [COPY]: 1, [TWICE]: 3 },
  // A low score, three cars for few people, half a project unspent.
  'clean-hospital': { outlier: 1 },
  'clean-police': { outlier: 1 },
  'fault-attachments': { outlier: 1 },
};

describe('the fixtures as one run', () => {
  const reviews = new Map<string, Review>();

  beforeAll(async () => {
    const names = readdirSync(FOLDER).sort();
    const made = await reviewRun(names.map((name) => join(FOLDER, name)));
    names.forEach((name, index) => {
      reviews.set(name.replace(/\.txt$/, ''), made[index]!);
    });
  }, 180_000);

  const ids = new Set(RUN_RULES.map(({ id }) => id));

  it('give what was planted and nothing else', () => {
    const found: Record<string, Record<string, number>> = {};
    for (const [name, { findings }] of reviews) {
      for (const { rule } of findings.filter((finding) => ids.has(finding.rule))) {
        found[name] ??= {};
        found[name][rule] = (found[name][rule] ?? 0) + 1;
      }
    }
    expect(found).toEqual(EXPECTED);
    expect(reviews.size).toBeGreaterThan(40);
  });

  it('quote both sides of a copy, word for word and with the share', () => {
    const copied = reviews.get('run-copied-unit')!.findings.filter(({ rule }) => rule === COPY);
    for (const { evidence, message } of copied) {
      expect(message).toMatch(/望溪县第三中学.*相同/);
      expect(message).toMatch(/\d+%的文字/);
      expect(new Set(evidence.map(({ location }) => location.file)).size).toBe(2);
    }
  });

  it('give an outcome of every rule on the run for every submission', () => {
    for (const { outcomes } of reviews.values()) {
      const own = outcomes.filter(({ rule }) => ids.has(rule));
      expect(own.length).toBe(ids.size);
      for (const { outcome, reason } of own) if (outcome !== 'passed') expect(reason).toBeTruthy();
    }
  });
});
