/** Whole documents, read and reviewed from the bytes: what was planted is found in every format, and nothing else is said. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildAll } from '../fixtures/make/all.js';
import type { ExpectedFinding, FormatName } from '../fixtures/make/spec.js';
import type { Truth } from '../fixtures/make/truth.js';
import { itemKey } from '../scripts/eval/measure.js';
import { goldenRecord } from '../scripts/golden-record.js';
import { reviewPath } from '../scripts/submissions.js';
import type { Finding, Review } from '../src/model/review.js';
import { RULES } from '../src/rules/index.js';
import { foldKey } from '../src/text/fold.js';

const ROOT = fileURLToPath(new URL('../fixtures', import.meta.url));
const FORMATS: readonly FormatName[] = ['txt', 'docx', 'pdf'];
const TIMEOUT = 180_000;
/** Rules that no fixture plants yet. */
const NOT_YET: ReadonlySet<string> = new Set([]);

const truths = readdirSync(join(ROOT, 'expected')).map((file): readonly [string, Truth] => [
  file.replace(/\.json$/, ''),
  JSON.parse(readFileSync(join(ROOT, 'expected', file), 'utf8')),
]);

/** `rule: quote` of what is expected, with the message of what was said too much or the quote of what was not said. */
function compareFindings(expected: readonly ExpectedFinding[], findings: readonly Finding[]) {
  const open = new Set(expected);
  const extra: string[] = [];
  for (const { rule, severity, message, evidence } of findings) {
    const hit = [...open].find(
      (one) => one.rule === rule && evidence.some(({ quote }) => quote.includes(one.quote)),
    );
    if (hit) open.delete(hit);
    else extra.push(`${severity} ${rule}: ${message}`);
  }
  return { extra, missed: [...open].map(({ rule, quote }) => `${rule}: ${quote}`) };
}

const headingsOf = ({ documents }: Review): readonly string[] =>
  documents.flatMap(({ sections }) =>
    sections.map(({ level, label, title }) => `${level} ${foldKey(label ?? '')} ${title}`),
  );

/** Null in the truth leaves open what is read. */
function amountsOf({ documents }: Review, { amounts: wanted }: Truth): readonly string[] {
  return documents
    .flatMap(({ amounts }) => amounts)
    .map(({ yuan, item, measure, year }, index) => {
      const open = wanted[index];
      return printAmount({
        yuan,
        item: open?.item === null ? null : item,
        measure: open?.measure === null ? null : measure,
        year: open?.year === null ? null : year,
      });
    });
}

const printAmount = ({ yuan, item, measure, year }: Omit<Truth['amounts'][number], 'raw'>): string =>
  [yuan, itemKey(item ?? ''), measure, year].join(' ');

describe.each(truths)('%s', (name, truth) => {
  const reviews = new Map<FormatName, Review>();
  const of = (format: FormatName): Review => reviews.get(format)!;
  const expectedIn = (format: FormatName): readonly ExpectedFinding[] =>
    truth.findings.filter(({ only }) => !only || only.includes(format));

  beforeAll(async () => {
    for (const format of FORMATS)
      reviews.set(format, await reviewPath(join(ROOT, 'reports', truth.submissions[format]), truth.days));
  }, TIMEOUT);

  it.each(FORMATS)('reads as %s', (format) => {
    expect(of(format).errors).toEqual([]);
    expect(of(format).unit).toBe(truth.unit);
    expect(of(format).year).toBe(truth.year);
  });

  it.each(FORMATS)('gives the planted findings and no other as %s', (format) => {
    expect(compareFindings(expectedIn(format), of(format).findings)).toEqual({ extra: [], missed: [] });
  });

  it.each(FORMATS)('gives every heading as %s', (format) => {
    expect(headingsOf(of(format))).toEqual(
      truth.headings.map(({ level, label, title }) => `${level} ${foldKey(label)} ${title}`),
    );
  });

  it.each(FORMATS)('gives every figure with its meaning as %s', (format) => {
    expect(amountsOf(of(format), truth)).toEqual(truth.amounts.map(printAmount));
  });

  it.each(FORMATS)('gives every table as %s', (format) => {
    const tables = of(format).documents.flatMap((document) => document.tables);
    expect(tables.map(({ role, rows, columns }) => ({ role, rows, columns }))).toEqual(truth.tables);
  });

  it.each(FORMATS)('gives the score that the unit gives itself as %s', (format) => {
    const score = of(format)
      .documents.map(({ selfScore }) => selfScore)
      .find((value) => value !== null);
    expect(score ?? null).toBe(truth.selfScore === null ? null : Number(truth.selfScore));
  });

  it('says the same of every format, word for word', () => {
    const common = truth.findings.filter(({ only }) => only).map(({ rule }) => rule);
    const said = (format: FormatName): readonly string[] =>
      of(format)
        .findings.filter(({ rule }) => !common.includes(rule))
        .map(({ rule, message }) => `${rule}: ${message}`);
    expect(said('docx')).toEqual(said('txt'));
    expect(said('pdf')).toEqual(said('txt'));
  });

  it('stands in fixtures/golden as it is (npm run golden)', () => {
    const record = goldenRecord({ docx: of('docx'), txt: of('txt'), pdf: of('pdf') });
    expect(record).toBe(readFileSync(join(ROOT, 'golden', `${name}.json`), 'utf8'));
  });
});

describe('the fixtures', () => {
  it('plant every rule at least once', () => {
    const planted = new Set(truths.flatMap(([, { findings }]) => findings.map(({ rule }) => rule)));
    // Rules on a whole run have nothing to say of one submission.
    const alone = RULES.filter(({ scope }) => scope !== 'run');
    expect(alone.map(({ id }) => id).filter((id) => !planted.has(id) && !NOT_YET.has(id))).toEqual([]);
    expect(truths.length).toBeGreaterThan(30);
  });

  it('hold enough faultless submissions of enough kinds to catch false alarms', () => {
    const clean = truths.map(([, truth]) => truth).filter(({ findings }) => findings.length === 0);
    expect(new Set(clean.map(({ unit, year }) => `${unit} ${year}`)).size).toBeGreaterThanOrEqual(20);
    expect(new Set(clean.map(({ template }) => template)).size).toBeGreaterThanOrEqual(5);
  });

  it('are what the generator writes, byte for byte', () => {
    const built = buildAll();
    const again = buildAll();
    for (const [path, bytes] of built) {
      expect(Buffer.compare(bytes, again.get(path)!), path).toBe(0);
      expect(Buffer.compare(bytes, readFileSync(join(ROOT, path))), `${path} (npm run fixtures)`).toBe(0);
    }
    const onDisk = ['reports', 'expected'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      ),
    );
    expect(onDisk.length).toBe(built.size - 1);
  });

  it('stay small', () => {
    const bytes = readdirSync(ROOT, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + readFileSync(join(entry.parentPath, entry.name)).length, 0);
    expect(bytes).toBeLessThan(4_000_000);
  });
});
