/** Labelled documents in one shape, from either form: the fixtures' expected JSON, or excerpts that hold text and labels. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Review } from '../../src/model/review.js';
import { RULES } from '../../src/rules/index.js';
import { reviewFiles, reviewPath } from '../submissions.js';

export interface HeadingLabel {
  readonly number: string | null;
  readonly title: string;
  readonly level: number;
}

/** Null: not decided, not counted. */
export interface AmountLabel {
  readonly raw: string;
  readonly yuan: string;
  readonly item: string | null;
  readonly measure: string | null;
  readonly year: number | null;
}

export interface TableLabel {
  readonly role: string | null;
  readonly rows: number;
  readonly columns: number;
}

export interface FindingLabel {
  readonly rule: string;
  readonly quote: string;
  /** Right if found, not wrong if not. */
  readonly arguable: boolean;
}

export interface Labelled {
  readonly id: string;
  /** Format of a fixture, genre of an excerpt: the line of the table that it counts in. */
  readonly group: string;
  readonly review: () => Promise<Review>;
  readonly unit: string | null;
  readonly year: number | null;
  /** Undefined: the labels do not speak of it. */
  readonly selfScore?: string | null;
  readonly headings: readonly HeadingLabel[];
  readonly amounts: readonly AmountLabel[];
  readonly tables?: readonly TableLabel[];
  readonly findings: readonly FindingLabel[];
  /** Rules that may not be judged on it: an excerpt proves nothing absent. */
  readonly unjudged: ReadonlySet<string>;
}

export function readLabels(folder: string): readonly Labelled[] {
  const expected = join(folder, 'expected');
  const isFixtures = existsSync(expected) && statSync(expected).isDirectory();
  const from = isFixtures ? expected : folder;
  return readdirSync(from)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const data = JSON.parse(readFileSync(join(from, name), 'utf8'));
      if (isFixtures) return fixture(name.replace(/\.json$/, ''), data, join(folder, 'reports'));
      return typeof data.text === 'string' ? [excerpt(name.replace(/\.json$/, ''), data)] : [];
    });
}

// biome-ignore lint/suspicious/noExplicitAny: label files are read as they are; a wrong one shows in the figures.
type Data = any;

function fixture(id: string, data: Data, reports: string): readonly Labelled[] {
  return Object.entries(data.submissions as Record<string, string>).map(([format, path]) => ({
    id: `${id} ${format}`,
    group: format,
    review: () => reviewPath(join(reports, path), data.days),
    unit: data.unit,
    year: data.year,
    selfScore: data.selfScore,
    headings: data.headings,
    amounts: data.amounts,
    tables: data.tables,
    findings: data.findings
      .filter(({ only }: Data) => !only || only.includes(format))
      .map(({ rule, quote }: Data) => ({ rule, quote, arguable: false })),
    unjudged: new Set<string>(),
  }));
}

/** An excerpt ends where it was cut, so that its last sentence proves nothing either. */
const UNJUDGED = ['text-truncated', ...RULES.filter(({ absence }) => absence).map(({ id }) => id)];

function excerpt(id: string, { text, genre = 'texts', anomalies = [], ...data }: Data): Labelled {
  const bytes = new TextEncoder().encode(text);
  const labelled = new Set(anomalies.map(({ rule }: Data) => rule));
  return {
    id,
    group: genre,
    review: () => reviewFiles(id, [{ file: `${id}.txt`, bytes }]),
    unit: data.unit,
    year: data.year,
    headings: data.headings ?? [],
    amounts: data.amounts ?? [],
    findings: anomalies.map(({ rule, quote, arguable }: Data) => ({
      rule,
      quote: quote ?? '',
      arguable: arguable === true,
    })),
    unjudged: new Set(UNJUDGED.filter((rule) => !labelled.has(rule))),
  };
}
